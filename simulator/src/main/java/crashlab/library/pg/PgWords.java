package crashlab.library.pg;

import crashlab.behaviour.Address;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.NameSlot;
import java.util.List;

/// Steps on groups. Source: OTP pg manual.
final class PgWords {
  private static final Param<Key> JOIN = PgParams.group("pg_join");
  private static final Param<Key> LEAVE = PgParams.group("pg_leave");
  private static final Param<Key> MEMBERS = PgParams.group("pg_get_members");
  private static final Param<Key> LOCAL = PgParams.group("pg_get_local_members");
  private static final Param<Boolean> GROUPS = Param.needed("pg_which_groups", ValueTypes.MARK);
  private static final Param<Key> MONITOR = PgParams.group("pg_monitor");
  private static final Param<Target> MEMBER =
      Param.<Target>usual("member", ValueTypes.TARGET, new Target.Self(), "\"self\"")
          .says("A process of the own node; one of another node raises `[\"nolocal\", pid]`.");

  static final List<StepWord> STEPS =
      List.of(
          asking(
              Word.of(
                      JOIN,
                      "`:pg.join`: the own node knows it then, the others learn of it by a message."
                          + " Who joins twice is in it twice. Returns `ok`.")
                  .with(MEMBER),
              JOIN,
              PgRequest.Join::new),
          asking(
              Word.of(
                      LEAVE,
                      "`:pg.leave`, once. Returns `ok`, or `not_joined` if the process is not in it.")
                  .with(MEMBER),
              LEAVE,
              PgRequest.Leave::new),
          step(
              Word.of(
                  MEMBERS,
                  "`:pg.get_members`, as the own node knows them, sorted. Where nothing runs the"
                      + " scope there are none."),
              MEMBERS.key(),
              (given, code) -> {
                String scope = PgParams.SCOPE.of(given);
                return new GroupRead(
                    MEMBERS.key(),
                    code.key(MEMBERS.of(given)),
                    (tables, group) -> tables.members(scope, group),
                    RequestParams.use(given, code));
              }),
          step(
              Word.of(LOCAL, "`:pg.get_local_members`: those of the own node, sorted."),
              LOCAL.key(),
              (given, code) -> {
                String scope = PgParams.SCOPE.of(given);
                return new GroupRead(
                    LOCAL.key(),
                    code.key(LOCAL.of(given)),
                    (tables, group) -> tables.localMembers(scope, group),
                    RequestParams.use(given, code));
              }),
          step(
              Word.of(
                  GROUPS,
                  "`:pg.which_groups`: the groups that have members, sorted. Raises where nothing"
                      + " runs the scope."),
              GROUPS.key(),
              (given, code) ->
                  new WhichGroups(PgParams.SCOPE.of(given), RequestParams.use(given, code))),
          asking(
              Word.of(
                  MONITOR,
                  "`:pg.monitor`, since OTP 25: `[\"join\", group, [pids]]` and `[\"leave\","
                      + " group, [pids]]` come from then on. Returns the members, sorted."),
              MONITOR,
              (group, _) -> new PgRequest.Watch(group)));

  private PgWords() {}

  private static Arguments settled(Arguments given, Fields fields, Reading reading, String key) {
    At verb = fields.get(key);
    if (verb != null && key.equals(MONITOR.key()) && !reading.release().canWatchGroups()) {
      reading.problems().add(verb, "pg:monitor exists since OTP 25.1");
    }
    return PgParams.withScope(given, fields, reading, key);
  }

  private static StepWord asking(Word word, Param<Key> group, ScopeCall.Maker maker) {
    return step(
        word,
        group.key(),
        (given, code) -> {
          boolean aboutOthers = word.options().contains(MEMBER);
          Address member = aboutOthers ? code.address(MEMBER.of(given)) : null;
          var wanted = new ScopeCall.Wanted(code.key(group.of(given)), member, maker);
          NameSlot scope = code.name(PgParams.SCOPE.of(given));
          return new ScopeCall(group.key(), scope, wanted, RequestParams.use(given, code));
        });
  }

  private static StepWord step(Word word, String key, StepWord.OneMaker maker) {
    return StepWord.of(
        Verb.of(
            word.with(PgParams.SCOPE, RequestParams.INTO, RequestParams.RESCUE)
                .settled((given, fields, reading, _) -> settled(given, fields, reading, key))),
        maker);
  }
}
