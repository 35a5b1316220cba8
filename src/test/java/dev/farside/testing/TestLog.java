package dev.farside.testing;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints one line for each test as it ends: its name, also where the name was made at run time (a Lua file, a
 * package), and why it was skipped if it was. Surefire prints neither. Found through {@code META-INF/services}.
 */
public final class TestLog implements TestExecutionListener {
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan startedPlan) {
        plan = startedPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        print("skipped", test, ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case ABORTED -> print("skipped", test, ": " + reasonOf(result));
            case FAILED -> print("FAILED", test, "");
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    print("passed", test, "");
                }
            }
        }
    }

    private void print(String outcome, TestIdentifier test, String reason) {
        System.out.printf("  %-7s %s%s%n", outcome, nameWithinClass(test), reason);
    }

    private static String reasonOf(TestExecutionResult result) {
        return result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
    }

    private String nameWithinClass(TestIdentifier test) {
        String name = withoutParentheses(test.getDisplayName());
        Optional<TestIdentifier> parent = plan.getParent(test);
        while (parent.isPresent() && !(parent.get().getSource().orElse(null) instanceof ClassSource)) {
            name = withoutParentheses(parent.get().getDisplayName()) + ": " + name;
            parent = plan.getParent(parent.get());
        }
        return name;
    }

    private static String withoutParentheses(String displayName) {
        return displayName.endsWith("()") ? displayName.substring(0, displayName.length() - 2) : displayName;
    }
}
