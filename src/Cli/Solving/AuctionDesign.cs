using System.Diagnostics;
using System.Text.Json;
using Mechanisms.AutomatedDesign;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>The revenue-optimal auction of one item, by automated design.</summary>
internal sealed record AuctionDesign(DesignProblem Problem) : IDesignProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        TruthfulDesign formulation = new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost, Program = method };
        long start = Stopwatch.GetTimestamp();
        DesignSolution solution = Problem.Solve(formulation, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        return new DesignAnswer("extras", $"Auction of one item: {Problem}", solution.Explain())
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            Method = $"{formulation.Name}/{method.Name}",
            Iterations = solution.Programs.Sum(solved => solved.Solution.Pivots),
            Seconds = seconds,
            Audit = DesignAnswer.Audited(solution.Programs, audit, cancellation),
            Binding = solution.Binding,
            Mechanism = solution.IsOptimal ? json => WriteMechanism(json, solution.Mechanism) : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("probabilities", "payments");
        Matrix<Rational> probabilities = NumberTables.ReadTable(mechanism.Required("probabilities"));
        Matrix<Rational> payments = NumberTables.ReadTable(mechanism.Required("payments"));
        try
        {
            DesignedMechanism designed = new(Problem.Types, NumberTables.Rounded(probabilities), NumberTables.Rounded(payments));
            return MechanismChecks.Of(designed.Check(Problem, Truthfulness.DominantStrategy, Participation.ExPost, Tolerances.Gain));
        }
        catch (ArgumentException error)
        {
            throw mechanism.Error(LibraryWords.Of(error), error);
        }
    }

    private static void WriteMechanism(Utf8JsonWriter json, DesignedMechanism mechanism)
    {
        DesignAnswer.WriteTable(json, mechanism.Probabilities, "probabilities");
        DesignAnswer.WriteTable(json, mechanism.Payments, "payments");
    }
}
