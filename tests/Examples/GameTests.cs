using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Games.Repeated;

namespace Mechanisms.Examples;

public sealed class GameTests
{
    [Fact]
    public void Finds_all_equilibria_of_a_game() => Printed.Matches("nash", () =>
    {
        // snippet: nash
        // A number of rows and columns, then each player's payoffs, one row of the game after the other.
        NormalFormGame game = NormalFormGame.TwoPlayer(
            rowPayoffs: new(3, 2, [3, 3, 2, 5, 0, 6]),
            columnPayoffs: new(3, 2, [3, 2, 2, 6, 3, 1]));
        NashSolution solution = game.Solve(new VertexEnumeration());
        Console.WriteLine(solution.Explain());
        foreach ((MixedProfile profile, NashCheck check) in solution.Equilibria.Zip(solution.Check()))
        {
            Console.WriteLine($"{profile} pays {string.Join(" and ", check.Payoffs)}; {check}");
        }
        // end snippet
    });

    [Fact]
    public void Follows_logit_equilibria_to_their_limit() => Printed.Matches("logit", () =>
    {
        // snippet: logit
        // Matching pennies in which one match is worth 9: in equilibrium that changes the other player only, with errors both.
        NormalFormGame pennies = NormalFormGame.TwoPlayer(rowPayoffs: new(2, 2, [9, 0, 0, 1]), columnPayoffs: new(2, 2, [0, 1, 1, 0]));
        foreach (double precision in (double[])[0, 0.5, 1, 5, 50])
        {
            LogitPoint point = new LogitPath().Follow(pennies, precision).End;
            double residual = LogitCheck.Of(pennies, precision, point.Strategies).Residual;
            Console.WriteLine($"λ = {precision,3}: row {point.Strategies[0][0]:0.0000}, column {point.Strategies[1][0]:0.0000}; solved to 1e-12: {residual <= 1e-12}");
        }

        NashSolution limit = pennies.Solve(new LogitLimit());
        Console.WriteLine($"limit: {limit.Equilibria[0]}; {limit.Check()[0]}");
        // end snippet
    });

    [Fact]
    public void Sees_what_a_population_keeps() => Printed.Matches("evolution", () =>
    {
        // snippet: evolution
        // Hawks fight over a prize of 2 at a cost of 3; doves share it.
        PopulationGame contest = PopulationGame.HawkDove(prize: 2, cost: 3);
        foreach (SymmetricEquilibrium found in new SymmetricEnumeration().Find(contest).Stable)
        {
            Console.WriteLine($"evolutionarily stable: {found}");
        }

        PopulationFlowRun large = new PopulationFlow(contest, new MeanDynamic.Replicator()).Begin(0.01, 0.99);
        large.Advance(20);
        Console.WriteLine($"of 1% hawks in a large population come {large.Shares[0]:0.0000}");

        // With ten members: does one hawk among doves take over, before doves do?
        FinitePopulation small = new(contest, size: 10, new UpdateRule.Fermi(intensity: 1));
        Console.WriteLine($"one hawk in ten takes over with probability {small.FixationProbability(mutant: 0, resident: 1):0.0000}");
        FinitePopulationRun run = small.Begin([1, 9], new StreamKey(7));
        Console.WriteLine($"in this run the last strategy is {run.AdvanceToFixation(1_000_000)}, after {run.Steps} steps");
        // end snippet
    });

    [Fact]
    public void Holds_a_tournament() => Printed.Matches("repeated", () =>
    {
        // snippet: repeated
        RepeatedGame dilemma = RepeatedGame.PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0);
        MooreMachine[] machines = [DilemmaStrategies.TitForTat, DilemmaStrategies.AlwaysDefect, DilemmaStrategies.Grim, DilemmaStrategies.Pavlov];
        Console.WriteLine(new RoundRobin { Rounds = 200 }.Play(dilemma, machines.ToSequence()));

        // Who knows the machine that it faces, and counts the next round at nine tenths, plays at best:
        foreach (MooreMachine machine in machines)
        {
            BestReplyMachine reply = dilemma.BestReply(player: 0, machine, discount: new(9, 10));
            Console.WriteLine($"best reply to {machine.Name} earns {reply.Value} a round on average");
        }

        // Grim is credible from δ = 1/2 on.
        Console.WriteLine(dilemma.CheckSubgamePerfection(DilemmaStrategies.Grim, DilemmaStrategies.Grim, new(1, 2)));
        Console.WriteLine(dilemma.CheckSubgamePerfection(DilemmaStrategies.Grim, DilemmaStrategies.Grim, new(49, 100)));
        // end snippet
    });

    [Fact]
    public void Builds_a_game_tree_and_solves_it() => Printed.Matches("tree", () =>
    {
        // snippet: tree
        // Ann is dealt a high or a low card and bets or folds; Bob, who does not see it, calls or folds.
        ExtensiveFormBuilder builder = new("Ann", "Bob");
        int deal = builder.AddChance([new(1, 2), new(1, 2)], ["high", "low"]);
        int high = builder.AddInformationSet(player: 0, ["bet", "fold"], "high");
        int low = builder.AddInformationSet(player: 0, ["bet", "fold"], "low");
        int unseen = builder.AddInformationSet(player: 1, ["call", "fold"], "Ann bets");
        int lost = builder.AddOutcome([-1, 1]);
        int won = builder.AddOutcome([1, -1]);
        int[] called = [builder.AddOutcome([2, -2]), builder.AddOutcome([-2, 2])];
        int root = builder.AddMove(deal);
        foreach ((int card, int set) in ((int[])[high, low]).Index())
        {
            int choice = builder.AddMove(set, parent: root, action: card);
            int reply = builder.AddMove(unseen, parent: choice, action: 0);
            builder.AddEnd(called[card], parent: reply, action: 0);
            builder.AddEnd(won, parent: reply, action: 1);
            builder.AddEnd(lost, parent: choice, action: 1);
        }

        ExtensiveFormGame game = builder.Build();
        BehaviorSolution solution = game.Solve(new SequenceFormProgram());
        BehaviorCheck check = BehaviorCheck.Of(game, solution.Profile);
        Console.WriteLine($"{game}: worth {check.Payoffs[0]} to Ann; {check}");
        for (int set = 0; set < game.DecisionSets; set++)
        {
            Console.WriteLine($"{game.InformationSets[set].Label}: {game.InformationSets[set].Actions[0]} with {solution.Profile.Strategies[set][0]}");
        }
        // end snippet
    });

    [Fact]
    public void Learns_to_play_poker() => Printed.Matches("regret", () =>
    {
        // snippet: regret
        ExtensiveFormGame game = LeducPoker.Create();
        foreach ((string name, CounterfactualRegret settings) in ((string, CounterfactualRegret)[])
            [("vanilla", CounterfactualRegret.Vanilla), ("CFR+", CounterfactualRegret.Plus), ("discounted", CounterfactualRegret.Discounted)])
        {
            CounterfactualRegretRun run = settings.Begin(game);
            run.Iterate(200);
            Console.WriteLine($"{name,-10} exploitability {run.Exploitability():0.0000} after {run.Iterations} iterations");
        }

        SampledRegretRun sampled = new SampledRegret { Sampling = PathSampling.External }.Begin(game, new StreamKey(7));
        sampled.Iterate(20_000);
        Console.WriteLine($"sampled    exploitability {sampled.Exploitability():0.0000} after {sampled.Iterations} iterations");
        // end snippet
    });
}
