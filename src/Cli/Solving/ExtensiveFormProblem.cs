using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

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
                SolutionConcept.SubgamePerfect => Behavior(new SubgamePerfection(), run),
                _ => new NormalFormProblem(Reduced(cancellation), Question).Solve(method, audit, cancellation),
            };
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw new DataException($"--concept {Question.Word}", error.Message, error);
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
        return new(Question, Title, solution.Explain(), solution.Status == Games.Nash.NashStatus.Complete, check is null ? [] : [Shown(solution.Profile, check, gain)])
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

    private FoundEquilibrium Shown(BehaviorProfile profile, BehaviorCheck check, Rational gain) =>
        Shown(profile, check, gain, SetNumbers());

    private FoundEquilibrium Shown(BehaviorProfile profile, BehaviorCheck check, Rational gain, int[] numbers) => new(
        check.Payoffs,
        gain,
        json => WriteBehavior(json, profile, numbers),
        profile.Strategies.Select((strategy, set) => (
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

    private void WriteBehavior(Utf8JsonWriter json, BehaviorProfile profile, int[] numbers)
    {
        json.WriteStartArray();
        foreach ((int set, Sequence<Rational> strategy) in profile.Strategies.Index())
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
