using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>The bounds of a card, measured on it: every thread that it holds computes what an index needs, and nothing else.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class CardRooflines<TReal> : IDisposable
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private const int FirstRounds = 64;

    private readonly GpuSession session;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> results;
    private readonly double leastSeconds;

    /// <summary>Opens the card.</summary>
    public CardRooflines(Card card)
    {
        session = GpuSession.Open(card.Machine);
        using ScopedAcceleratorBinding binding = session.Accelerator.BindScoped();
        leastSeconds = card.RooflineSeconds;
        results = session.Accelerator.Allocate1D<double>(session.Accelerator.MaxNumThreads);
        Roots = Contender("quotients and roots", RooflineLaunch<TReal>.Roots, RootRoofline.PairsOf<TReal, IntegerScalar, MaskScalar>(1) / IndexRoofline.Arms);
        Indices = Contender("rounds in registers", RooflineLaunch<TReal>.Indices, 1);
    }

    /// <summary>Gets the bound of rounds that take a quotient and a root of every arm, in rounds a second.</summary>
    public CardContender Roots { get; }

    /// <summary>Gets the bound of rounds of a cached index, in rounds a second.</summary>
    public CardContender Indices { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (session.Accelerator.BindScoped())
        {
            results.Dispose();
        }

        session.Dispose();
    }

    private CardContender Contender(string name, Action<Index1D, int, ArrayView<double>> kernel, double roundsOfTurn)
    {
        var launch = session.Accelerator.LoadAutoGroupedStreamKernel(kernel);
        Lazy<int> turns = new(() => Calibrate(launch));
        return new(name, () =>
        {
            double rate = roundsOfTurn * turns.Value * results.Length / Seconds(launch, turns.Value);
            return new(double.NaN, double.NaN, rate, rate);
        });
    }

    private int Calibrate(Action<Index1D, int, ArrayView<double>> launch)
    {
        int turns = FirstRounds;
        _ = Seconds(launch, turns);
        while (Seconds(launch, turns) < leastSeconds && turns < int.MaxValue / 2)
        {
            turns *= 2;
        }

        return turns;
    }

    private double Seconds(Action<Index1D, int, ArrayView<double>> launch, int turns)
    {
        using ScopedAcceleratorBinding binding = session.Accelerator.BindScoped();
        long start = Stopwatch.GetTimestamp();
        launch((int)results.Length, turns, results.View);
        session.Accelerator.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
