/// Phoenix.PubSub: a Registry of topics, and an adapter that reaches the other nodes.
@NullMarked
package crashlab.library.pubsub;

import org.jspecify.annotations.NullMarked;
