using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Native;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>What holds on a machine without CLP; runs on every machine.</summary>
public sealed class ClpAbsenceTests
{
    [Fact]
    public void Solving_without_the_library_names_what_was_tried_and_how_to_install_it()
    {
        ClpLibrary absent = ClpLibrary.Find(["libNoSuchClp.so.1", "NoSuchClp.dll"]);
        Assert.False(absent.IsFound);
        DllNotFoundException error = Assert.Throws<DllNotFoundException>(() => new Clp { Library = absent }.Solve(KnownPrograms.All[0].Program));
        Assert.Contains("libNoSuchClp.so.1, NoSuchClp.dll", error.Message, StringComparison.Ordinal);
        Assert.Contains("nstall", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_without_the_functions_is_not_taken_for_it()
    {
        string other = OperatingSystem.IsWindows() ? "kernel32.dll" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6";
        Assert.False(ClpLibrary.Find([other]).IsFound);
    }

    [Fact]
    public void Looking_is_free_of_effects_and_settings_compare_by_value()
    {
        Assert.Equal(Clp.IsAvailable, ClpLibrary.Installed.IsFound);
        Assert.Equal(new Clp(), new Clp());
        Assert.NotEqual(new Clp(), new Clp { Presolve = false });
        Assert.Contains(new Clp(), LinearProgramMethods.All);
    }

    [Fact]
    public void Rejects_settings_out_of_range_and_a_missing_program()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Clp { MaxPivots = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Clp { TimeLimit = TimeSpan.Zero });
        Assert.Throws<ArgumentNullException>(() => new Clp().Solve(null!));
    }
}
