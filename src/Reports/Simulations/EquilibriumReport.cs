using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Report of <see cref="EquilibriumFinding"/>s: is a profile an ε-equilibrium, learner by learner?</summary>
/// <remarks>All findings are of the same profile and moves under different learners. Thread-safe.</remarks>
public static class EquilibriumReport
{
    /// <summary>One row per learner: the verdict, the bounds on ε and the clearest deviation.</summary>
    /// <param name="findings">The findings, at least one.</param>
    /// <returns>The table.</returns>
    public static Table Verdicts(Sequence<EquilibriumFinding> findings)
    {
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Textual("verdict", "ε-equilibrium?"),
            Column.Numeric("epsilon", "ε of the claim", "clicks"),
            Column.Numeric("epsilon_low", "Least ε, at least", "clicks"),
            Column.Numeric("epsilon_high", "Least ε, at most", "clicks"),
            Column.Numeric("player", "Best move: arm"),
            Column.Numeric("from", "from", "clicks per show", NumberFormat.Fixed(3)),
            Column.Numeric("to", "to", "clicks per show", NumberFormat.Fixed(3)),
            Column.Numeric("gain", "gain", "clicks"),
            Column.Numeric("error", "standard error", "clicks"),
            Column.Numeric("regret", "Regret at the profile", CurveSeries.Unit),
            Column.Numeric("regret_moved", "Regret after the move", CurveSeries.Unit),
        ];
        return Table.Create("Verdicts by learner", [.. columns], findings.Select(RowOf).ToSequence());
    }

    /// <summary>Every move under every learner in tidy form: learner, movers, from, to, gain, error, low, high, regret.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>The table; several movers are separated by spaces.</returns>
    public static Table Moves(Sequence<EquilibriumFinding> findings)
    {
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Textual("arms", "Arms"),
            Column.Textual("from", "From"),
            Column.Textual("to", "To"),
            Column.Numeric("gain", "Gain", "clicks"),
            Column.Numeric("error", "Standard error", "clicks"),
            Column.Numeric("low", "Low", "clicks"),
            Column.Numeric("high", "High", "clicks"),
            Column.Numeric("regret", "Mean regret", CurveSeries.Unit),
        ];
        IEnumerable<Sequence<Cell>> rows =
            from finding in findings
            from index in Enumerable.Range(0, finding.Bands.Count)
            let estimate = finding.Evidence.Estimates[index]
            select (Sequence<Cell>)[
                finding.Evidence.Probe.Game.Name,
                string.Join(' ', estimate.Move.Players),
                Words(estimate.From),
                Words(estimate.Move.Strategies),
                estimate.Gain,
                estimate.Error,
                Number(finding.Bands[index].Low),
                Number(finding.Bands[index].High),
                estimate.Regret];
        return Table.Create("What each move earns", [.. columns], rows.ToSequence());
    }

    /// <summary>Gain of each arm over its own click rate, the others in place: one panel per arm, one line per learner.</summary>
    /// <param name="findings">The findings, at least one.</param>
    /// <returns>The figure, named <c>gains</c>; null where no arm moves alone to two rates or more.</returns>
    public static Figure? Gains(Sequence<EquilibriumFinding> findings)
    {
        int[] arms = [.. findings[0].Evidence.Probe.Moves.Where(move => move.Players.Count == 1).GroupBy(move => move.Players[0])
            .Where(group => group.Select(move => move.Strategies[0]).Distinct().Count() > 1).Select(group => group.Key).Order()];
        if (arms.Length == 0)
        {
            return null;
        }

        Sequence<Panel> panels = arms.Select(arm => new Panel(
            Text($"Arm {arm}"),
            Sequence.Of(findings.Count, index => Line(findings[index], arm, index)),
            [new ReferenceLine.Level("ε", findings[0].Epsilon)])).ToSequence();
        EquilibriumFinding first = findings[0];
        return Figure.Create(
            "gains",
            "What an arm gains by another click rate",
            Text($"Clicks gained by moving alone, the other arms in place, on the same random numbers. Bands hold for all moves at once with {100 * first.Confidence:G4}% confidence ({first.Interval.Name})."),
            new Axis("Click rate of the arm"),
            new Axis("Gain") { Unit = "clicks" },
            panels);
    }

    /// <summary>The whole report.</summary>
    /// <param name="findings">The findings, at least one.</param>
    /// <param name="game">What is played, in words; may be empty.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    public static Report Of(Sequence<EquilibriumFinding> findings, Sequence<Definition> game, Provenance? provenance = null)
    {
        EquilibriumFinding first = findings[0];
        NashProbe probe = first.Evidence.Probe;
        Sequence<Block> picture = Gains(findings) is { } figure ? [new Block.Picture(figure)] : [];
        Report report = new(
            "Is it an equilibrium?",
            findings.Select(finding => $"{finding.Evidence.Probe.Game.Name}: {finding.Explain()}").ToSequence(),
            [
                new("What was asked", [
                    new Block.Prose("A profile is an ε-equilibrium under a learner when no arm, changing its click rate alone, earns more than ε further clicks in a run. Every listed move is played against the profile on the same random numbers; an interval around its mean gain tells what can be said. A claim is refuted when an interval lies above ε. What is not refuted is not proved: it holds for the moves tried, and the largest upper end bounds ε for them."),
                    new Block.Definitions([
                        .. game,
                        new("Profile", List(probe.Profile)),
                        new("Moves tried", Whole(probe.Moves.Count)),
                        new("Runs per move", Whole(probe.Replications)),
                        new("Horizon", $"{Whole(probe.Game.Rounds)} rounds per run"),
                        new("ε of the claim", Text($"{first.Epsilon:G6} clicks")),
                        new("Confidence", Text($"{100 * first.Confidence:G4}% for all moves of a learner together (union bound), {first.Interval.Name}: as stated when {first.Interval.Assumption}"))])]),
                new("What came out", [new Block.Listing(Verdicts(findings), "The best move is the one with the largest mean gain; negative when every move costs."), .. picture]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Series Line(EquilibriumFinding finding, int arm, int place)
    {
        int[] moves = [.. Enumerable.Range(0, finding.Bands.Count)
            .Where(index => finding.Evidence.Probe.Moves[index] is { Players: [var player] } && player == arm)
            .OrderBy(index => finding.Evidence.Probe.Moves[index].Strategies[0])];
        Series line = Series.Create(
            finding.Evidence.Probe.Game.Name,
            moves.Select(index => finding.Evidence.Probe.Moves[index].Strategies[0]).ToSequence(),
            moves.Select(index => finding.Evidence.Estimates[index].Gain).ToSequence()).WithSlot(place);
        return moves.All(index => double.IsFinite(finding.Bands[index].Low))
            ? line.WithBand(moves.Select(index => finding.Bands[index].Low).ToSequence(), moves.Select(index => finding.Bands[index].High).ToSequence())
            : line;
    }

    private static Sequence<Cell> RowOf(EquilibriumFinding finding)
    {
        DeviationEstimate best = finding.Evidence.Best;
        bool isAlone = best.Move.Players.Count == 1;
        return
        [
            finding.Evidence.Probe.Game.Name,
            finding.Verdict.IsRefuted ? "refuted" : "not refuted",
            finding.Epsilon,
            finding.LeastEpsilon,
            Number(finding.LargestEpsilon),
            isAlone ? (long)best.Move.Players[0] : Words(best.Move.Players),
            isAlone ? best.From[0] : Words(best.From),
            isAlone ? best.Move.Strategies[0] : Words(best.Move.Strategies),
            best.Gain,
            Number(best.Error),
            finding.Evidence.Regrets.Average(),
            best.Regret,
        ];
    }

    private static Cell Number(double value) => double.IsFinite(value) ? value : Cell.Empty;

    private static string Words<T>(Sequence<T> values)
        where T : IFormattable => string.Join(' ', values.Select(value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)));
}
