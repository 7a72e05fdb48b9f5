using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Lanes;
using Mechanisms.SideBySide.Suites;
using Mechanisms.SideBySide.Suites.Cards;

namespace Mechanisms.Gpu.Tests.Cards;

/// <summary>What the bounds of a card compute, read in the text that they are compiled to: all that an index needs, and nothing but memory for one number.</summary>
public sealed class RooflineLaunchTests
{
    [Fact]
    public void Quotients_and_roots_are_computed_one_by_one()
    {
        RequireRoots(Roots<DeviceReal>(), "f64");
        RequireRoots(Roots<DeviceSingle>(), "f32");
    }

    /// <summary>Ten products and sums, the two multiplications of a round of Philox, which is a loop, and what updates an arm.</summary>
    [Fact]
    public void Rounds_in_registers_have_the_operations_of_a_cached_index()
    {
        RequireIndices(Indices<DeviceReal>(), "f64");
        RequireIndices(Indices<DeviceSingle>(), "f32");
    }

    [Fact]
    public void The_rule_that_computes_every_index_compiles_as_the_others_do() =>
        Assert.Empty(PtxRules.Violations(PtxPlayer<DeviceSingle>.Of(new TextbookUcb1())));

    /// <summary>Nsight Compute is told to look for this name.</summary>
    [Fact]
    public void Kernels_of_episodes_are_named_Play_and_bounds_are_not()
    {
        Assert.Matches("\\.entry [^(]*Play", PtxPlayer<DeviceSingle>.Of(new TextbookUcb1()));
        Assert.DoesNotMatch("\\.entry [^(]*Play", PtxPlayer<DeviceSingle>.OfRegret());
        Assert.DoesNotMatch("\\.entry [^(]*Play", Indices<DeviceSingle>());
    }

    private static void RequireRoots(string ptx, string type)
    {
        Assert.Empty(PtxRules.Violations(ptx));
        Assert.Equal(4, Count(ptx, $"div.rn.{type}"));
        Assert.Equal(4, Count(ptx, $"sqrt.rn.{type}"));
        Assert.DoesNotMatch("ld\\.global", ptx);
    }

    private static void RequireIndices(string ptx, string type)
    {
        Assert.Empty(PtxRules.Violations(ptx));
        Assert.Equal(IndexRoofline.Arms, Count(ptx, $"mul.rn.{type}"));
        Assert.InRange(Count(ptx, $"add.rn.{type}"), IndexRoofline.Arms, 3 * IndexRoofline.Arms);
        Assert.Equal(2, Count(ptx, ", 3528531795;") + Count(ptx, ", 3449720151;"));
        Assert.Equal(2, Count(ptx, $"div.rn.{type}") + Count(ptx, $"rcp.rn.{type}"));
        Assert.Equal(1, Count(ptx, $"sqrt.rn.{type}"));
        Assert.DoesNotMatch("ld\\.global", ptx);
    }

    private static int Count(string ptx, string instruction) => Regex.Count(ptx, Regex.Escape(instruction));

    private static string Roots<TReal>()
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar> => Compile<TReal>(RooflineLaunch<TReal>.Roots);

    private static string Indices<TReal>()
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar> => Compile<TReal>(RooflineLaunch<TReal>.Indices);

    private static string Compile<TReal>(Action<Index1D, int, ArrayView<double>> kernel)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar> => PtxPlayer<TReal>.Compile(kernel.GetMethodInfo());
}
