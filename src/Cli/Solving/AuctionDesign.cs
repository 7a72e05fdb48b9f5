using System.Globalization;
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
        SolveRun run = new(method, audit, cancellation);
        DesignSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        cancellation.ThrowIfCancellationRequested();
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("extras", $"Auction of one item: {Problem}", formulation.Name, solved, solution.Programs, run) with
        {
            Mechanism = solution.IsOptimal ? json => WriteMechanism(json, solution.Mechanism) : null,
            Details = solution.IsOptimal ? DesignAnswer.ShownRows(
                "types",
                [.. DesignAnswer.Counted("to", Problem.Agents), "kept", .. Enumerable.Range(0, Problem.Agents).Select(agent => string.Create(CultureInfo.InvariantCulture, $"agent {agent} pays"))],
                Problem.Types.Count,
                profile => (Problem.Types.Choices(profile).ToString(), [.. solution.Mechanism.Probabilities.Row(profile), .. solution.Mechanism.Payments.Row(profile)])) : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("probabilities", "payments");
        Matrix<Rational> probabilities = NumberTables.ReadTable(mechanism.Required("probabilities"));
        Matrix<Rational> payments = NumberTables.ReadTable(mechanism.Required("payments"));
        return MechanismChecks.Of(mechanism, () => new DesignedMechanism(Problem.Types, NumberTables.Rounded(probabilities), NumberTables.Rounded(payments))
            .Check(Problem, Truthfulness.DominantStrategy, Participation.ExPost, Tolerances.Gain));
    }

    private static void WriteMechanism(Utf8JsonWriter json, DesignedMechanism mechanism)
    {
        DesignAnswer.WriteTable(json, mechanism.Probabilities, "probabilities");
        DesignAnswer.WriteTable(json, mechanism.Payments, "payments");
    }
}
