using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Comparisons;
using Mechanisms.Games.Nash;
using Mechanisms.Games.Simulation;

namespace Mechanisms.Cli.Solving;

/// <summary>Concepts that are no equilibria of the game as it stands: what survives dominance, commitment, winners of comparisons, simulation.</summary>
internal sealed partial record NormalFormProblem
{
    private GameAnswer Survivors(Dominance dominance, SolveRun run)
    {
        DominanceElimination left = run.Timed(() => Answered(() => DominanceElimination.Of(Game, dominance, run.Cancellation)));
        bool isRationalizable = Question.Concept == SolutionConcept.Rationalizable;
        string name = isRationalizable ? "rationalizable strategies" : $"strategies left by iterated {Words(dominance)}";
        string warning = dominance is Dominance.WeakByPure or Dominance.WeakByMixed ? " The order of removal matters, and equilibria may be lost: here all leave at once in each round."
            : isRationalizable && Game.Players > 2 ? " Beliefs may hold that the others' choices are correlated."
            : " All equilibria are among them.";
        return new(Question, $"{Capital(name)}. {Title}", $"Left are {left.Reduced}, of {Game}.{warning}", IsComplete: true, [])
        {
            Status = "complete",
            Method = "iterated-dominance",
            Iterations = left.Rounds,
            Unit = "round",
            Seconds = run.Seconds,
            ListsEquilibria = false,
            Lines = left.Kept.Select((kept, player) => ($"player {Game.PlayerLabels[player]}:", string.Join(", ", kept.Select(strategy => Game.StrategyLabels[player][strategy])))),
            Tables = json => WriteKept(json, left.Kept),
        };
    }

    private GameAnswer Committed(SolveRun run)
    {
        int leader = (Question.Details.Leader ?? 1) - 1;
        StackelbergCommitment found = run.Timed(() => Answered(() => StackelbergCommitment.Of(Game, leader, run.Method, run.Cancellation)));
        Sequence<Rational> reply = Sequence.Of(Game.Profiles.Counts[1 - leader], strategy => strategy == found.Reply ? Rational.One : Rational.Zero);
        MixedProfile profile = leader == 0 ? MixedProfile.Create(found.Strategy, reply) : MixedProfile.Create(reply, found.Strategy);
        NashCheck check = NashCheck.Of(Game, profile);
        string explanation = $"Player {Game.PlayerLabels[leader]} commits to its mixture and player {Game.PlayerLabels[1 - leader]}, who sees it, replies best and breaks ties in its favor: a strong Stackelberg equilibrium, the best commitment there is. The gain is the follower's.";
        return new(Question, $"Stackelberg equilibrium. {Title}", explanation, IsComplete: true, [Shown(profile, check) with { Gain = check.Gains[1 - leader] }])
        {
            Status = "optimal",
            Value = found.Payoffs[leader].ToDouble(),
            ExactValue = found.Payoffs[leader],
            Method = $"multiple-programs/{run.Method.Name}",
            Iterations = Game.Profiles.Counts[1 - leader],
            Unit = "program",
            Seconds = run.Seconds,
            Tables = json => json.WriteNumber("leader", leader),
        };
    }

    // The row player's payoffs are the chances that its strategy is preferred to the column player's; the column player's are the rest to 1.
    private GameAnswer Winner(SolveRun run)
    {
        if (Game.Players != 2)
        {
            throw new DataException("--concept von-neumann-winner", $"Comparisons are of two strategies: the game must have 2 players; got {Game.Players}. Take another concept.");
        }

        for (int profile = 0; profile < Game.Profiles.Count; profile++)
        {
            if (Game.Payoffs[0, profile] + Game.Payoffs[1, profile] != Rational.One)
            {
                throw new DataException("--concept von-neumann-winner", $"Payoffs must be the chances to be preferred, summing to 1 for both players; got {Game.Payoffs[0, profile]} and {Game.Payoffs[1, profile]}. Correct them, or take --concept zero-sum.");
            }
        }

        VonNeumannWinner winner = run.Timed(() => Answered(() => VonNeumannWinner.Of(Game.PayoffMatrix(0), run.Method, run.Cancellation)));
        MixedProfile both = MixedProfile.Create(winner.Strategy, winner.Strategy);
        NashCheck check = NashCheck.Of(Game, both);
        return new(Question, $"Von Neumann winner. {Title}", "A mixture that is preferred to every strategy at least half the time; there may be others.", IsComplete: false, [Shown(both, check)])
        {
            Status = StatusWords.Of(NashStatus.Sample),
            Value = check.Payoffs[0].ToDouble(),
            ExactValue = check.Payoffs[0],
            Method = $"{new ZeroSumProgram().Name}/{run.Method.Name}",
            Unit = "comparison",
            Iterations = Game.Profiles.Count,
            Seconds = run.Seconds,
        };
    }

    private GameAnswer Simulated(SolveRun run)
    {
        SimulatedChoice choice = Question.Details.Reveals ?? SimulatedChoice.Pure;
        SimulationGame simulation = Answered(() => SimulationGame.Of(Game, Question.Details.Cost ?? Rational.Zero, choice, run.Cancellation));
        NormalFormProblem extended = new(simulation.Game, Question with { WantsAll = true });
        GameAnswer answer = extended.Nash(new VertexEnumeration(), run);
        (string word, string sentence) = Answered(() => simulation.CheckThatNothingImproves(cancellation: run.Cancellation)).Match(
            proved => ("no", "No equilibrium is as good for both as all without simulation, and better for somebody."),
            notRefuted => ("unknown", "Whether simulation helps both was not decided within the limits."),
            refuted => ("yes", "In some equilibrium both earn at least what they earn in any without simulation, and somebody more."));
        return answer with
        {
            Question = Question,
            Title = $"Equilibria with simulation of player {Game.PlayerLabels[1]} by player {Game.PlayerLabels[0]}. {Title}",
            Explanation = $"{answer.Explanation} {sentence}",
            Tables = json => WriteSimulation(json, simulation, word),
        };
    }

    private T Answered<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw new DataException($"--concept {Question.Word}", error.Message, error);
        }
        catch (ArgumentException error)
        {
            throw new DataException($"--concept {Question.Word}", LibraryWords.Of(error), error);
        }
    }

    private void WriteKept(Utf8JsonWriter json, Sequence<Sequence<int>> kept)
    {
        json.WriteStartArray("kept");
        foreach ((int player, Sequence<int> strategies) in kept.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("player", player);
            json.WriteStartArray("strategies");
            foreach (int strategy in strategies)
            {
                json.WriteNumberValue(strategy);
            }

            json.WriteEndArray();
            json.WriteStartArray("labels");
            foreach (int strategy in strategies)
            {
                json.WriteStringValue(Game.StrategyLabels[player][strategy]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSimulation(Utf8JsonWriter json, SimulationGame simulation, string improves)
    {
        json.WritePropertyName("cost");
        Question.Numbers.Write(json, simulation.Cost);
        json.WriteString("reveals", simulation.Choice == SimulatedChoice.Pure ? "pure" : "mixed");
        json.WriteString("improves", improves);
        json.WritePropertyName("candidates");
        Question.Numbers.Write(json, simulation.Candidates);
    }

    private static Dominance DominanceOf(string? word) => word switch
    {
        "weak" => Dominance.WeakByPure,
        "strict-mixed" => Dominance.StrictByMixed,
        "weak-mixed" => Dominance.WeakByMixed,
        _ => Dominance.StrictByPure,
    };

    private static string Words(Dominance dominance) => dominance switch
    {
        Dominance.StrictByPure => "strict dominance by pure strategies",
        Dominance.StrictByMixed => "strict dominance by mixed strategies",
        Dominance.WeakByPure => "weak dominance by pure strategies",
        _ => "weak dominance by mixed strategies",
    };

    private static string Capital(string words) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0])}{words[1..]}");
}
