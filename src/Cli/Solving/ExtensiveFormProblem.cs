using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Games;

namespace Mechanisms.Cli.Solving;

/// <summary>A game tree from a file, and what is asked of it.</summary>
internal sealed record ExtensiveFormProblem(ExtensiveFormGame Game, GameQuestion Question) : IGameProblem
{
    /// <inheritdoc/>
    public int Players => Game.Players;

    private string Title => Game.Title.Length == 0 ? $"Game tree of {Game}" : $"{Game.Title}: {Game}";

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        SolveRun run = new(method, audit, cancellation);
        try
        {
            return Question.Concept switch
            {
                SolutionConcept.ZeroSum => Behavior(new SequenceFormProgram { Program = method }, run),
                SolutionConcept.Learning => Learned(run),
                SolutionConcept.SubgamePerfect => Behavior(new SubgamePerfection(), run),
                _ => new NormalFormProblem(Reduced(cancellation), Question).Solve(method, audit, cancellation),
            };
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            // What works on the tree itself has a concept of its own.
            bool isReduced = Question.Concept is not (SolutionConcept.ZeroSum or SolutionConcept.SubgamePerfect or SolutionConcept.Learning);
            throw new DataException($"--concept {Question.Word}", isReduced ? $"{error.Message} On trees themselves work --concept zero-sum, spe and cfr." : error.Message, error);
        }
    }

    private Games.NormalForm.NormalFormGame Reduced(CancellationToken cancellation)
    {
        Games.NormalForm.NormalFormGame form = ReducedNormalForm.Of(Game, cancellation: cancellation).NormalForm;
        return form.WithTitle($"{Game.Title} (reduced normal form)".TrimStart(), Game.Description);
    }

    private GameAnswer Behavior(ExtensiveFormMethod method, SolveRun run)
    {
        BehaviorSolution solution = run.Timed(() => Game.Solve(method, run.Cancellation));
        BehaviorCheck? check = solution.IsFound ? BehaviorCheck.Of(Game, solution.Profile) : null;
        bool isZeroSum = method is SequenceFormProgram;
        Rational gain = check is null ? Rational.Zero
            : isZeroSum ? check.LargestGain
            : SubgameCheck.Of(Game, solution.Profile, run.Cancellation).LargestGain;
        Rational? value = isZeroSum ? check?.Payoffs[0] : null;
        return new(Question, Title, solution.Explain(), solution.Status == Games.Nash.NashStatus.Complete, check is null ? [] : [Shown(solution.Profile.Strategies, check.Payoffs, gain)])
        {
            Status = StatusWords.Of(solution.Status),
            Value = value?.ToDouble(),
            ExactValue = value,
            Method = isZeroSum ? $"{method.Name}/{run.Method.Name}" : method.Name,
            Iterations = solution.Work,
            Unit = isZeroSum ? "pivot" : "subgame",
            Seconds = run.Seconds,
        };
    }

    private GameAnswer Learned(SolveRun run)
    {
        TreeLearning learning = run.Timed(() => TreeLearning.Learn(Game, Question.Details, run.Cancellation));
        Sequence<Sequence<double>> averages = learning.Averages;
        double exploitability = learning.Curve[^1].Exploitability;
        (Sequence<double> payoffs, Sequence<double> gains) = (BehaviorCheck.RoundedPayoffs(Game, averages), BehaviorCheck.RoundedGains(Game, averages));
        Sequence<Sequence<Rational>> exact = averages.Select(strategy => strategy.Select(Rational.FromDouble).ToSequence()).ToSequence();
        string explanation = string.Create(
            CultureInfo.InvariantCulture, $"Average strategies of learners, in doubles; exploitability, the mean gain of a player by its best response, is {exploitability:G6} after {learning.Iterations} {(learning.Iterations == 1 ? "iteration" : "iterations")}.");
        return new(Question, Title, explanation, IsComplete: false, [Shown(exact, payoffs.Select(Rational.FromDouble).ToSequence(), Rational.FromDouble(Math.Max(0, gains.Max())))])
        {
            Status = "learned",
            Noun = "average play",
            Method = learning.Name,
            Iterations = learning.Iterations,
            Unit = "iteration",
            Seconds = run.Seconds,
            Tables = json => WriteCurve(json, learning.Curve),
            Picture = Drawn(learning),
        };
    }

    // Where nobody gains anything at any point, there is nothing to draw on a logarithmic scale.
    private Action<TextWriter>? Drawn(TreeLearning learning) => !learning.Curve.Exists(point => point.Exploitability > 0) ? null : output => new SvgFigure().Write(
        LearningFigure.Of(
            Game.Title,
            [learning.Name],
            [learning.Curve.Select(point => (double)point.Iterations).ToSequence()],
            [learning.Curve.Select(point => Math.Max(0, point.Exploitability)).ToSequence()]),
        output);

    private static void WriteCurve(Utf8JsonWriter json, List<(long Iterations, double Exploitability)> curve)
    {
        json.WriteNumber("exploitability", curve[^1].Exploitability);
        json.WriteStartArray("curve");
        foreach ((long iterations, double exploitability) in curve)
        {
            json.WriteStartObject();
            json.WriteNumber("iterations", iterations);
            json.WriteNumber("exploitability", exploitability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private FoundEquilibrium Shown(Sequence<Sequence<Rational>> strategies, Sequence<Rational> payoffs, Rational gain) =>
        Shown(strategies, payoffs, gain, SetNumbers());

    private FoundEquilibrium Shown(Sequence<Sequence<Rational>> strategies, Sequence<Rational> payoffs, Rational gain, int[] numbers) => new(
        payoffs,
        gain,
        json => WriteBehavior(json, strategies, numbers),
        strategies.Select((strategy, set) => (
            string.Create(CultureInfo.InvariantCulture, $"player {NameOf(Game.InformationSets[set].Player)} at set {numbers[set]} \"{Game.InformationSets[set].Label}\":"),
            string.Join(", ", strategy.Index().Where(entry => !entry.Item.IsZero).Select(entry =>
                $"{Game.InformationSets[set].Actions[entry.Index]} with {Question.Numbers.Show(entry.Item)}")))));

    private string NameOf(int player) =>
        Game.PlayerLabels[player].Length > 0 ? Game.PlayerLabels[player] : (player + 1).ToString(CultureInfo.InvariantCulture);

    // Labels may be empty or repeat; places among the sets of a player, from 1, do not. Sets lie by player.
    private int[] SetNumbers()
    {
        int[] numbers = new int[Game.DecisionSets];
        for (int set = 0; set < numbers.Length; set++)
        {
            numbers[set] = set > 0 && Game.InformationSets[set - 1].Player == Game.InformationSets[set].Player ? numbers[set - 1] + 1 : 1;
        }

        return numbers;
    }

    private void WriteBehavior(Utf8JsonWriter json, Sequence<Sequence<Rational>> strategies, int[] numbers)
    {
        json.WriteStartArray();
        foreach ((int set, Sequence<Rational> strategy) in strategies.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("player", Game.InformationSets[set].Player);
            json.WriteNumber("number", numbers[set]);
            json.WriteString("informationSet", Game.InformationSets[set].Label);
            json.WriteStartArray("actions");
            foreach (string action in Game.InformationSets[set].Actions)
            {
                json.WriteStringValue(action);
            }

            json.WriteEndArray();
            json.WritePropertyName("probabilities");
            Question.Numbers.Write(json, strategy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
