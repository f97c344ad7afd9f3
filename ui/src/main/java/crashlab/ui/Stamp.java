package crashlab.ui;

import java.util.*;

public final class Stamp {
  public static void at(String w) {
    System.err.printf(
        "%6d %s%n",
        System.currentTimeMillis()
            - java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime(),
        w);
    if (w.equals("start")) {
      Thread fx = Thread.currentThread();
      Thread t =
          new Thread(() -> {
            Map<String, Integer> m = new HashMap<>();
            try {
              long end = System.nanoTime() + Long.getLong("stamp", 2500) * 1000000L;
              while (System.nanoTime() < end) {
                Thread.sleep(5);
                StackTraceElement[] st = fx.getStackTrace();
                StringBuilder b = new StringBuilder();
                int n = 0;
                HashSet<String> seen = new HashSet<>();
                for (StackTraceElement e : st) {
                  String k = e.getClassName() + "." + e.getMethodName();
                  if (seen.add(k)) m.merge(k, 1, Integer::sum);
                }
                m.merge("TOTAL", 1, Integer::sum);
              }
            } catch (InterruptedException x) {
            }
            m.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(140)
                .forEach(e -> System.err.println(e.getValue() + " " + e.getKey()));
          });
      t.setDaemon(true);
      t.start();
    }
  }
}
