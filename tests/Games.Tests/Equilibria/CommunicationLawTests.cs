using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Equilibria;

public class CommunicationLawTests
{
    [Fact]
    public void Maps_from_advice_to_actions_written_out_find_the_same_value() => Maps_agree(100);

    [LongFact]
    public void Maps_from_advice_to_actions_written_out_find_the_same_value_of_a_thousand_games() => Maps_agree(1_000);

    [Theory]
    [InlineData(CommunicationFault.PayoffOfTheAdvice)]
    [InlineData(CommunicationFault.ReportInTheLaw)]
    [InlineData(CommunicationFault.ObedienceAfterALie)]
    public void Maps_with_a_planted_fault_disagree_for_some_game(CommunicationFault fault) => PlantedLaw.RequireFalsified(() => Prop.ForAll(
        CommunicationCase.Any, drawn => !(CommunicationMaps.Value(drawn.Problem, fault) is { } value && Math.Abs(value - drawn.Problem.Solve().Value) > 1e-9))
        .Check(Laws.Config.WithMaxTest(60)));

    [Fact]
    public void Every_answer_passes_the_exact_audit() => Check(40, drawn =>
    {
        IncentiveAudit audit = drawn.Problem.Solve().Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    });

    // The objective serves as mediation that nobody agreed to: at most 27 weights of at most 4 in a row, in parts of 128, so that doubles hold them exactly.
    [Fact]
    public void The_checker_finds_the_gain_of_the_best_of_all_deviations() => Check(60, drawn =>
    {
        Matrix<Rational> mediation = Lotteries(drawn.Objective);
        IncentiveFinding finding = new Mediation(mediation.Select(chance => chance.ToDouble())).Check(drawn.Problem);
        double gain = CommunicationMaps.LargestGain(drawn.Game, mediation).ToDouble();
        Assert.Equal(gain, Math.Max(0, finding.LargestGain), 1e-12);
        Assert.Equal(gain <= 0, finding.IsAccepted);
    });

    // Each player does what its type says, whatever the others report: nobody need lie, so that only doing something else can gain.
    [Fact]
    public void Bayesian_equilibria_in_pure_strategies_and_no_other_pure_strategies_are_mediation() => Check(40, drawn =>
    {
        CommunicationGame game = drawn.Game;
        double value = drawn.Problem.Solve().Value;
        foreach (int[][] strategies in Strategies(game).Take(30))
        {
            int[] played = [.. Enumerable.Range(0, game.Types.Count).Select(
                types => game.Actions.IndexOf([.. game.Types.Choices(types).Select((type, player) => strategies[player][type])]))];
            bool isEquilibrium = Enumerable.Range(0, game.Players).All(player => Enumerable.Range(0, game.Types.Counts[player])
                .All(type => Enumerable.Range(0, game.Actions.Counts[player]).All(action => Gain(game, played, player, type, action).Sign <= 0)));
            IncentiveFinding finding = new Mediation(new(game.Types.Count, game.Actions.Count, [.. played.SelectMany(
                profile => Enumerable.Range(0, game.Actions.Count).Select(place => place == profile ? 1.0 : 0))])).Check(drawn.Problem);
            Assert.Equal(isEquilibrium, finding.IsAccepted);
            Assert.True(!isEquilibrium || finding.Value <= value + 1e-9);
        }
    });

    [Fact]
    public void Metamorphic_changes_leave_the_value_or_scale_it() => Check(30, drawn =>
    {
        CommunicationGame game = drawn.Game;
        (int[][] types, int[][] actions) = (CommunicationCase.Choices(game.Types), CommunicationCase.Choices(game.Actions));
        double value = drawn.Problem.Solve().Value;
        AssertWorth(value, drawn.Reversed());
        AssertWorth(value, drawn.With([.. types.Select(own => own.Reverse().ToArray())], actions));
        AssertWorth(value, drawn.With(types, [.. actions.Select(own => own.Reverse().ToArray())]));

        // A copy of the first player's first action, and of its first type.
        AssertWorth(value, drawn.With(types, [[.. actions[0], 0], .. actions[1..]]));
        AssertWorth(value, drawn.With([[0, .. types[0]], .. types[1..]], actions));

        // Seven times one player's payoffs, and something for nothing, by the types alone; then seven times the objective, and 3 more.
        AssertWorth(value, drawn.WithPayoffs((player, _, _, payoff) => player == 0 ? 7 * payoff : payoff));
        AssertWorth(value, drawn.WithPayoffs((player, profile, _, payoff) => payoff + (5 * profile) - player));
        AssertWorth((7 * value) + 3, drawn with { Objective = drawn.Objective.Select(worth => (7 * worth) + 3) });
    });

    // A last action that pays the first player -1 where any other pays 0 at least: worth anything to the mediator, but never taken.
    [Fact]
    public void An_action_that_is_always_worst_is_never_advised() => Check(30, drawn =>
    {
        int[][] actions = CommunicationCase.Choices(drawn.Game.Actions);
        int last = actions[0].Length;
        CommunicationCase longer = drawn.With(CommunicationCase.Choices(drawn.Game.Types), [[.. actions[0], 0], .. actions[1..]])
            .WithPayoffs((player, _, profile, payoff) => player == 0 && profile / (drawn.Game.Actions.Count / last) == last ? -1 : payoff);
        CommunicationSolution solution = (longer with
        {
            Objective = new(longer.Objective.Rows, longer.Objective.Columns, [.. longer.Objective.Entries.ToArray().Select(
                (worth, place) => longer.Game.Actions.Choice(place % longer.Objective.Columns, 0) == last ? 100 : worth)]),
        }).Problem.Solve();
        Assert.Equal(drawn.Problem.Solve().Value, solution.Value, 1e-8);
    });

    // The sum of payoffs is an objective like any other.
    [Fact]
    public void Welfare_is_the_sum_of_payoffs() => Check(20, drawn =>
    {
        Matrix<Rational> sum = new(drawn.Objective.Rows, drawn.Objective.Columns, [.. Enumerable.Range(0, drawn.Objective.Entries.Length)
            .Select(place => drawn.Game.Payoffs.Aggregate(Rational.Zero, (total, table) => total + table.Entries[place]))]);
        Assert.Equal(CommunicationProblem.For(drawn.Game, sum).Solve().Value, CommunicationProblem.ForWelfare(drawn.Game).Solve().Value, 1e-12);
    });

    [Fact]
    public void Cases_reach_correlated_types_types_of_probability_0_and_three_players()
    {
        CommunicationCase[] drawn = Laws.Sample(CommunicationCase.Any.Generator, 50, 200);
        Assert.Contains(drawn, one => one.Game.Players == 3);
        Assert.Contains(drawn, one => one.Game.Prior.Any(chance => chance.Sign == 0));
        Assert.Contains(drawn, one => one.Game is { Players: 2, Types.Count: 4 } game && game.Prior[0] * game.Prior[3] != game.Prior[1] * game.Prior[2]);
        Assert.Contains(drawn, one => one.Problem.Solve() is var solution && solution.Binding.Any(row => row.Deviation.Contains("says", StringComparison.Ordinal)));
    }

    private static void AssertWorth(double value, CommunicationCase changed) => Assert.Equal(value, changed.Problem.Solve().Value, 1e-8);

    private static void Maps_agree(int cases) => Check(cases, drawn => Assert.Equal(CommunicationMaps.Value(drawn.Problem)!.Value, drawn.Problem.Solve().Value, 1e-9));

    private static void Check(int count, Action<CommunicationCase> law) => Prop.ForAll(CommunicationCase.Any, law).Check(Laws.Config.WithMaxTest(count));

    private static Matrix<Rational> Lotteries(Matrix<Rational> weights) => new(weights.Rows, weights.Columns, [.. weights.Entries.ToArray().Chunk(weights.Columns).SelectMany(row =>
    {
        Rational[] chances = [.. row.Select(weight => weight / 128)];
        chances[0] += 1 - chances.Aggregate((one, next) => one + next);
        return chances;
    })]);

    private static Rational Gain(CommunicationGame game, int[] played, int player, int type, int action) => Enumerable.Range(0, game.Types.Count)
        .Where(types => game.Types.Choice(types, player) == type)
        .Aggregate(Rational.Zero, (sum, types) => sum + (game.Prior[types]
            * (game.Payoffs[player][types, game.Actions.With(played[types], player, action)] - game.Payoffs[player][types, played[types]])));

    // Every map from types to actions for every player.
    private static IEnumerable<int[][]> Strategies(CommunicationGame game) => Enumerable.Range(0, game.Players).Aggregate(
        (IEnumerable<int[][]>)[[]],
        (before, player) => before.SelectMany(chosen => Enumerable.Range(0, (int)Math.Pow(game.Actions.Counts[player], game.Types.Counts[player]))
            .Select(number => (int[][])[.. chosen, [.. Enumerable.Range(0, game.Types.Counts[player])
                .Select(type => number / (int)Math.Pow(game.Actions.Counts[player], type) % game.Actions.Counts[player])]])));
}
