using System.Diagnostics;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Cli.Solving;

/// <summary>The welfare-optimal communication equilibrium of a game with private types.</summary>
internal sealed record MediatedGame(CommunicationProblem Problem) : IDesignProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        CommunicationSolution solution = Problem.Solve(method, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        return new DesignAnswer("extras", $"Best communication equilibrium: {Problem}", solution.Explain())
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            Method = $"mediation/{method.Name}",
            Iterations = solution.Programs.Sum(solved => solved.Solution.Pivots),
            Seconds = seconds,
            Audit = DesignAnswer.Audited(solution.Programs, audit, cancellation),
            Binding = solution.Binding,
            Mechanism = solution.IsOptimal ? json => DesignAnswer.WriteTable(json, solution.Mediation.Probabilities, "probabilities") : null,
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
            return MechanismChecks.Of(new Mediation(table).Check(Problem, Tolerances.Gain));
        }
        catch (ArgumentException error)
        {
            throw probabilities.Error(LibraryWords.Of(error), error);
        }
    }
}
