using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>One learner on one instance, of which a rate is wanted.</summary>
/// <param name="Learner">The learner and its scale.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Contender">Plays it.</param>
/// <param name="Rate">The exponent of the bound.</param>
/// <param name="Wanted">The exponent that is wanted.</param>
internal sealed record RateCase(string Learner, string Instance, IContender Contender, double Rate, double Wanted)
{
    /// <summary>The root key of all runs.</summary>
    public const ulong Root = 20240507;

    /// <summary>Gets the horizons, three decades of them.</summary>
    public Sequence<long> Horizons { get; init; } = [10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Gets the runs at each horizon.</summary>
    public int Runs { get; init; } = 8;

    /// <summary>Gets the measure that is to grow no faster; regret unless given.</summary>
    public string? Growing { get; init; }

    /// <summary>Gets the most that the mean over the horizon to the rate is to be, where the curve swings about its rate and no slope tells; null where the slope is the claim.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Gets how much the constants leave open after a run of a horizon: from 1 on the bound says nothing there.</summary>
    public Func<ContenderPlay, long, double> Open { get; init; } = (_, _) => double.NaN;

    /// <summary>Plays all runs.</summary>
    public RateMeasured Measure()
    {
        int growing = Growing is null ? -1 : RateFigures.Place(Contender, Growing);
        List<Sequence<double>> finals = [];
        List<double> open = [];
        foreach (long horizon in Horizons)
        {
            double[] final = new double[Runs];
            double sum = 0;
            for (int run = 0; run < Runs; run++)
            {
                ContenderPlay play = Play(Contender, [horizon], run);
                (final[run], sum) = (growing < 0 ? play.Regret[^1] : play.Measures[growing], sum + Open(play, horizon));
            }

            finals.Add(Sequence.Create<double>(final));
            open.Add(sum / Runs);
        }

        return new(
            [.. finals.Select((runs, place) => runs.Average() / Elementary.Power(Horizons[place], Rate))],
            GrowthFit.Of(Horizons, finals.ToSequence()),
            open[0],
            open[^1]);
    }

    /// <summary>One replication, with the key that a contest would give it.</summary>
    public static ContenderPlay Play(IContender contender, Sequence<long> checkpoints, int replication) =>
        contender.Play(checkpoints, new StreamKey(Root).Replication(replication), CancellationToken.None);
}
