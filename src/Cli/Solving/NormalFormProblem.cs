using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Reports.Games;

namespace Mechanisms.Cli.Solving;

/// <summary>A game in normal form from a file, and what is asked of it.</summary>
internal sealed partial record NormalFormProblem(NormalFormGame Game, GameQuestion Question) : IGameProblem
{
    private const int MostPayoffsOnPaths = 1_000_000;

    /// <inheritdoc/>
    public int Players => Game.Players;

    private string Title => Game.Title.Length == 0 ? $"Game of {Game}" : $"{Game.Title}: {Game}";

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        SolveRun run = new(method, audit, cancellation);
        return Question.Concept switch
        {
            SolutionConcept.Nash => Nash(NashMethodFor(Game, Question), run) with { Picture = Portrait() },
            SolutionConcept.ZeroSum => Nash(new ZeroSumProgram { Program = method }, run),
            SolutionConcept.Correlated => Advised(new Correlated { Program = method }, run),
            SolutionConcept.CoarseCorrelated => Advised(new CoarseCorrelated { Program = method }, run),
            SolutionConcept.QuantalResponse => Logit(run),
            SolutionConcept.Dominance => Survivors(DominanceOf(Question.Details.Dominance), run),
            SolutionConcept.Rationalizable => Survivors(Dominance.StrictByMixed, run),
            SolutionConcept.Stackelberg => Committed(run),
            SolutionConcept.VonNeumannWinner => Winner(run),
            SolutionConcept.Simulation => Simulated(run),
            SolutionConcept.Learning => throw new DataException("--concept cfr", "Counterfactual regret is of information sets: it needs a game tree (.efg); this is a game in normal form. Take --concept nash."),
            SolutionConcept.SubgamePerfect => throw new DataException("--concept spe", "Subgames need a game tree (.efg); this is a game in normal form. Take --concept nash."),
            _ => throw new UnreachableException(),
        };
    }

    // Of three players and more all pure equilibria, and the one to which the logit path leads, mixed or not. A path takes some hundred times players² · profiles operations.
    private static NashMethod NashMethodFor(NormalFormGame game, GameQuestion question) => question.WantsPure || game.Players == 1 || IsBeyondPaths(game) ? new PureEnumeration()
        : game.Players > 2 ? new CombinedMethods(new PureEnumeration(), new LogitLimit())
        : question.WantsAll ? new VertexEnumeration()
        : new LemkeHowson { Label = 0 };

    private static bool IsBeyondPaths(NormalFormGame game) => game.Players > 2 && game.Payoffs.Entries.Length > MostPayoffsOnPaths;

    private Action<TextWriter>? Portrait() =>
        Game.Profiles.Counts == (Sequence<int>)[2, 2] ? output => PhasePortrait.OfTwoByTwo(Game).Write(output)
        : PhasePortrait.IsSymmetric(Game) ? output => PhasePortrait.OfSymmetric(Game).Write(output)
        : null;

    private GameAnswer Nash(NashMethod method, SolveRun run)
    {
        NashSolution solution = run.Timed(() => Found(method, run.Cancellation));
        return Nash(method, solution, run.Seconds) with
        {
            Method = method is ZeroSumProgram ? $"{method.Name}/{run.Method.Name}" : method.Name,
            Tables = solution.Subsets.Count == 0 ? null : json => WriteSubsets(json, solution.Subsets),
        };
    }

    private GameAnswer Nash(NashMethod method, NashSolution solution, double seconds)
    {
        Sequence<NashCheck> checks = solution.Check();
        Rational? value = method is ZeroSumProgram && checks.Count > 0 ? checks[0].Payoffs[0] : null;
        string explanation = solution.Explain() + method switch
        {
            CombinedMethods => " Of more than two players all pure equilibria are sought and one at the end of the logit path, no other mixed ones.",
            PureEnumeration when !Question.WantsPure && IsBeyondPaths(Game) => " In a game of so many payoffs pure equilibria are sought alone; --concept qre follows the logit path, which may take hours.",
            PureEnumeration when Game.Players > 1 => " Mixed equilibria were not sought.",
            _ => string.Empty,
        };
        bool isWhole = solution.IsComplete && (Question.WantsPure || !IsBeyondPaths(Game));
        return new(Question, Title, explanation, isWhole, [.. solution.Equilibria.Select((profile, place) => Shown(profile, checks[place]))])
        {
            Status = StatusWords.Of(isWhole || !solution.IsComplete ? solution.Status : NashStatus.Sample),
            Value = value?.ToDouble(),
            ExactValue = value,
            Method = method.Name,
            Iterations = solution.Work,
            Unit = method switch
            {
                PureEnumeration => "profile",
                VertexEnumeration => "basis",
                LogitLimit or CombinedMethods => "step",
                _ => "pivot",
            },
            Seconds = seconds,
        };
    }

    private NashSolution Found(NashMethod method, CancellationToken cancellation)
    {
        try
        {
            return Game.Solve(method, cancellation);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw new DataException($"--concept {Question.Word}", error.Message, error);
        }
    }

    private FoundEquilibrium Shown(MixedProfile profile, NashCheck check) => new(
        check.Payoffs,
        check.LargestGain,
        json => Question.Numbers.Write(json, profile.Strategies),
        profile.Strategies.Select((strategy, player) => ($"player {Game.PlayerLabels[player]}:", string.Join(", ", profile.Support(player).Select(index =>
            $"{Game.StrategyLabels[player][index]} with {Question.Numbers.Show(strategy[index])}")))));

    private void WriteSubsets(Utf8JsonWriter json, Sequence<NashSubset> subsets)
    {
        json.WriteStartArray("subsets");
        foreach (NashSubset subset in subsets)
        {
            json.WriteStartObject();
            json.WriteNumber("component", subset.Component);
            json.WritePropertyName("rowStrategies");
            Question.Numbers.Write(json, subset.RowStrategies);
            json.WritePropertyName("columnStrategies");
            Question.Numbers.Write(json, subset.ColumnStrategies);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private GameAnswer Advised(EquilibriumConcept concept, SolveRun run)
    {
        RecommendationProblem problem = Answered(() => RecommendationProblem.ForWelfare(Game.ToUncertainGame()));
        RecommendationSolution solution = run.Timed(() => Answered(() => problem.Solve(concept, run.Cancellation)));
        LinearProgramAuditReport? report = AuditOptions.Of(run.Audit) is { } options ? Answered(() => solution.Programs[0].Audit(options, run.Cancellation)) : null;
        Matrix<Rational>? joint = Joint(solution, report);
        return new(Question, $"Best {concept.Name} equilibrium. {Title}", Explained(solution, concept), solution.IsOptimal, joint is { } advice ? [Answered(() => Shown(problem, concept, advice))] : [])
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            ExactValue = solution.IsOptimal ? report?.ExactValue : null,
            Method = $"{concept.Name}/{run.Method.Name}",
            Iterations = solution.Programs[0].Solution.Pivots,
            Seconds = run.Seconds,
            Audit = report is null ? null : AuditSummary.Of([report]),
        };
    }

    // What Explain says, with the file's names for the numbers of players and strategies.
    private string Explained(RecommendationSolution solution, EquilibriumConcept concept)
    {
        if (!solution.IsOptimal)
        {
            return solution.Explain();
        }

        Dictionary<string, string> names = Disobediences().ToDictionary(deviation => deviation.ToString(), Named, StringComparer.Ordinal);
        Sequence<BindingIncentive> binding = [.. solution.Binding.Select(incentive => incentive with { Deviation = names[incentive.Deviation] })];
        string value = string.Create(CultureInfo.InvariantCulture, $"The best {concept.Name} advice is worth {solution.Value:G6} to all together.");
        return binding.Count == 0 ? $"{value} No disobedience holds it down." : $"{value} Binding: {BindingIncentive.InWords(binding)}.";
    }

    // With private advice, or before any.
    private IEnumerable<Disobedience> Disobediences() =>
        from player in Enumerable.Range(0, Game.Players)
        from action in Enumerable.Range(0, Game.Profiles.Counts[player])
        from advised in Enumerable.Range(0, Game.Profiles.Counts[player]).Select(strategy => (int?)strategy).Append(null)
        select new Disobedience(player, advised, Profile: null, action);

    private string Named(Disobedience deviation)
    {
        Sequence<string> strategies = Game.StrategyLabels[deviation.Player];
        string situation = deviation.Advised is { } advised ? $"advised to play {strategies[advised]}, plays" : "before any advice, plays";
        return $"{Game.PlayerLabels[deviation.Player]}, {situation} {strategies[deviation.Action]}";
    }

    // The exact optimum where the audit proves one; else the doubles, which are exact numbers, too.
    private Matrix<Rational>? Joint(RecommendationSolution solution, LinearProgramAuditReport? report) =>
        !solution.IsOptimal ? null
        : report?.Proof is { Status: LinearProgramStatus.Optimal } proof ? new(1, Game.Profiles.Count, proof.Point.Span)
        : !Question.Numbers.AreExact ? solution.Advice.Probabilities.Select(Rational.FromDouble)
        : throw new DataException("--exact", "Exact numbers need an exact audit of the linear program; there is no proof of an optimum. Leave out --exact, or take --audit exact.");

    private FoundEquilibrium Shown(RecommendationProblem problem, EquilibriumConcept concept, Matrix<Rational> joint)
    {
        IncentiveFinding finding = Recommendation.CheckExactly(problem, concept, joint, Tolerances.Gain);
        int[] advised = [.. Enumerable.Range(0, joint.Columns).Where(profile => !joint[0, profile].IsZero)];
        return new(
            Sequence.Of(Game.Players, player => advised.Aggregate(Rational.Zero, (sum, profile) => sum + (joint[0, profile] * Game.Payoffs[player, profile]))),
            Rational.FromDouble(Math.Max(0, finding.LargestGain)),
            json => WriteAdvice(json, joint, advised),
            advised.Select(profile => (
                $"advise {string.Join(", ", Game.Profiles.Choices(profile).Select((choice, player) => Game.StrategyLabels[player][choice]))}",
                $"with {Question.Numbers.Show(joint[0, profile])}")));
    }

    private void WriteAdvice(Utf8JsonWriter json, Matrix<Rational> joint, int[] advised)
    {
        json.WriteStartArray();
        foreach (int profile in advised)
        {
            json.WriteStartObject();
            json.WriteStartArray("strategies");
            foreach (int choice in Game.Profiles.Choices(profile))
            {
                json.WriteNumberValue(choice);
            }

            json.WriteEndArray();
            json.WritePropertyName("probability");
            Question.Numbers.Write(json, joint[0, profile]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
