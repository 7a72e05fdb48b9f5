using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Xunit.Sdk;

namespace Mechanisms.Foundations.Tests;

/// <summary>What counts as a planted fault that was found.</summary>
public class PlantedLawTests
{
    [Fact]
    public void Assertions_and_falsified_properties_count()
    {
        PlantedLaw.RequireFalsified(() => Assert.Equal(1, 2));
        PlantedLaw.RequireFalsified(() => Prop.ForAll<int>(number => number + 1L < number).Check(Laws.Config));
        PlantedLaw.RequireFalsified(() => Prop.ForAll<int>(number => Assert.True(number + 1L < number)).Check(Laws.Config));
    }

    [Fact]
    public void Laws_that_hold_and_subjects_that_crash_do_not()
    {
        Assert.ThrowsAny<XunitException>(() => PlantedLaw.RequireFalsified(() => { }));
        Assert.ThrowsAny<XunitException>(() => PlantedLaw.RequireFalsified(() => throw new InvalidOperationException("crash")));
        Assert.ThrowsAny<XunitException>(() => PlantedLaw.RequireFalsified(() => Prop.ForAll<int>(number => number + 1L > number).Check(Laws.Config)));
        Assert.ThrowsAny<XunitException>(() => PlantedLaw.RequireFalsified(() => Prop.ForAll<int>(Crash).Check(Laws.Config)));
    }

    private static bool Crash(int number) => throw new InvalidOperationException("crash");
}
