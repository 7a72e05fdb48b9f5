using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>What holds on a machine without the native library; runs on every machine.</summary>
public sealed class AbsenceTests
{
    [Fact]
    public void A_solver_that_is_absent_says_so_and_what_to_do()
    {
        foreach (OrToolsMethod method in OrToolsMethod.All)
        {
            if (method.IsAvailable)
            {
                Assert.True(method.Solve(KnownPrograms.All[0].Program).IsOptimal);
                continue;
            }

            DllNotFoundException error = Assert.Throws<DllNotFoundException>(() => method.Solve(KnownPrograms.All[0].Program));
            Assert.Contains("Reference", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_wrappers_exceptions_are_recognized_by_their_cause()
    {
        Assert.True(NativeAbsence.IsCauseOf(new TypeInitializationException("T", new TypeInitializationException("U", new DllNotFoundException()))));
        Assert.False(NativeAbsence.IsCauseOf(new TypeInitializationException("T", new InvalidOperationException("other"))));
        Assert.Contains("Google.OrTools.runtime", NativeAbsence.Explained(new DllNotFoundException()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_compare_by_value_and_have_names_of_their_own()
    {
        Assert.Equal(new OrToolsMethod(OrToolsSolver.Pdlp), OrToolsMethod.All[1]);
        string[] names = [.. LinearProgramMethods.All.Select(method => method.Name), .. OrToolsMethod.All.Select(method => method.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Rejects_settings_out_of_range_and_a_missing_program()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrToolsMethod((OrToolsSolver)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrToolsMethod(OrToolsSolver.Glop) { TimeLimit = TimeSpan.Zero });
        Assert.Throws<ArgumentNullException>(() => new OrToolsMethod(OrToolsSolver.Glop).Solve(null!));
    }
}
