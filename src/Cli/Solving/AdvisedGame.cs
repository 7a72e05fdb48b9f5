using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Cli.Solving;

/// <summary>The welfare-optimal correlated equilibrium of a game, or the coarse one, with the other's value for comparison.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="IsCoarse">Whether players decide to follow before they hear the advice.</param>
internal sealed record AdvisedGame(RecommendationProblem Problem, bool IsCoarse) : IDesignProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        EquilibriumConcept concept = Concept(IsCoarse, method);
        SolveRun run = new(method, audit, cancellation);
        RecommendationSolution solution = run.Timed(() => Problem.Solve(concept, cancellation));
        RecommendationSolution other = Problem.Solve(Concept(!IsCoarse, method), cancellation);
        cancellation.ThrowIfCancellationRequested();
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("extras", $"Best {(IsCoarse ? "coarse correlated" : "correlated")} equilibrium: {Problem}", concept.Name, solved, [.. solution.Programs, .. other.Programs], run) with
        {
            Numbers = [(IsCoarse ? "correlatedValue" : "coarseValue", other.IsOptimal ? other.Value : null)],
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
        return MechanismChecks.Of(probabilities, () => new Recommendation(table).Check(Problem, Concept(IsCoarse, LinearProgramMethods.Default), Tolerances.Gain));
    }

    private static EquilibriumConcept Concept(bool isCoarse, ILinearProgramMethod method) =>
        isCoarse ? new CoarseCorrelated { Program = method } : new Correlated { Program = method };
}
