package crashlab.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// Marks tests that put parts of the window on a stage and so start JavaFX: `mvn verify
/// -DexcludedGroups=window` leaves them out.
@Tag("window")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnStage {}
