using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Cli.Solving;

/// <summary>The welfare-optimal correlated equilibrium of a game, with the coarse one for comparison.</summary>
internal sealed record AdvisedGame(RecommendationProblem Problem) : IDesignProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        Correlated concept = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        RecommendationSolution solution = run.Timed(() => Problem.Solve(concept, cancellation));
        RecommendationSolution coarse = Problem.Solve(new CoarseCorrelated { Program = method }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("extras", $"Best correlated equilibrium: {Problem}", concept.Name, solved, [.. solution.Programs, .. coarse.Programs], run) with
        {
            Numbers = [("coarseValue", coarse.IsOptimal ? coarse.Value : null)],
            Mechanism = solution.IsOptimal ? json => DesignAnswer.WriteTable(json, solution.Advice.Probabilities, "probabilities") : null,
            Details = solution.IsOptimal ? DesignAnswer.ShownRows(
                "advice",
                ["probability"],
                Problem.Game.Actions.Count,
                profile => (Problem.Game.Actions.Choices(profile).ToString(), [solution.Advice.Probabilities[0, profile]])) : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("probabilities");
        JsonField probabilities = mechanism.Required("probabilities");
        Matrix<double> table = NumberTables.Rounded(NumberTables.ReadTable(probabilities));
        return MechanismChecks.Of(probabilities, () => new Recommendation(table).Check(Problem, new Correlated(), Tolerances.Gain));
    }
}
