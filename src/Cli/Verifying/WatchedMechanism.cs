using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Verifying;

/// <summary>Makes mechanisms that tell on which reports another one throws, and do as it does.</summary>
internal static class WatchedMechanism
{
    /// <summary>Watches a mechanism, as a mechanism of the same kind: claims ask whether it draws, and which ones.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="tell">Hears the reports before the exception goes on.</param>
    internal static IMechanism<TReport, TOutcome> Of<TReport, TOutcome>(IMechanism<TReport, TOutcome> mechanism, Action<Sequence<TReport>> tell) => mechanism switch
    {
        DeterministicMechanism<TReport, TOutcome> rule => new Rule<TReport, TOutcome>(rule, tell),
        MixedMechanism<TReport, TOutcome> mixture => new Mixture<TReport, TOutcome>(mixture, tell),
        _ => new Other<TReport, TOutcome>(mechanism, tell),
    };

    private sealed record Rule<TReport, TOutcome>(DeterministicMechanism<TReport, TOutcome> Watched, Action<Sequence<TReport>> Tell)
        : DeterministicMechanism<TReport, TOutcome>
    {
        public override string Name => Watched.Name;

        public override TOutcome Decide(ReadOnlySpan<TReport> reports)
        {
            try
            {
                return Watched.Decide(reports);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Tell(Sequence.Create(reports));
                throw;
            }
        }
    }

    private sealed record Mixture<TReport, TOutcome>(MixedMechanism<TReport, TOutcome> Watched, Action<Sequence<TReport>> Tell)
        : MixedMechanism<TReport, TOutcome>
    {
        public override string Name => Watched.Name;

        public override Lottery<DeterministicMechanism<TReport, TOutcome>> Support(int agents) =>
            Watched.Support(agents).Select<DeterministicMechanism<TReport, TOutcome>>(rule => new Rule<TReport, TOutcome>(rule, Tell));
    }

    private sealed record Other<TReport, TOutcome>(IMechanism<TReport, TOutcome> Watched, Action<Sequence<TReport>> Tell) : IMechanism<TReport, TOutcome>
    {
        public string Name => Watched.Name;

        public Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports)
        {
            try
            {
                return Watched.Run(reports);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Tell(Sequence.Create(reports));
                throw;
            }
        }
    }
}
