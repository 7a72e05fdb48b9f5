using System.Diagnostics;
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
        long start = Stopwatch.GetTimestamp();
        RecommendationSolution solution = Problem.Solve(concept, cancellation);
        RecommendationSolution coarse = Problem.Solve(new CoarseCorrelated { Program = method }, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        return new DesignAnswer("extras", $"Best correlated equilibrium: {Problem}", solution.Explain())
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            Method = $"{concept.Name}/{method.Name}",
            Iterations = solution.Programs.Sum(solved => solved.Solution.Pivots) + coarse.Programs.Sum(solved => solved.Solution.Pivots),
            Seconds = seconds,
            Audit = DesignAnswer.Audited([.. solution.Programs, .. coarse.Programs], audit, cancellation),
            Numbers = [("coarseValue", coarse.IsOptimal ? coarse.Value : null)],
            Binding = solution.Binding,
            Mechanism = solution.IsOptimal ? json => DesignAnswer.WriteTable(json, solution.Advice.Probabilities, "probabilities") : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("probabilities");
        JsonField probabilities = mechanism.Required("probabilities");
        Matrix<double> table = NumberTables.Rounded(NumberTables.ReadTable(probabilities));
        try
        {
            return MechanismChecks.Of(new Recommendation(table).Check(Problem, new Correlated(), Tolerances.Gain));
        }
        catch (ArgumentException error)
        {
            throw probabilities.Error(LibraryWords.Of(error), error);
        }
    }
}
