using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Cli.Solving;

/// <summary>A problem of informed senders from an instance file, its decimals kept exact.</summary>
internal sealed record InformedSendersInstance(InformedSendersProblem Problem) : IDesignProblem
{
    /// <summary>The word for the family in files.</summary>
    internal const string Family = "info-acquisition-senders";

    private const int MostProfilesShown = 40;

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static InformedSendersInstance Read(JsonField instance)
    {
        instance.RequireNames("n", "numStates", "numActions", "signalCounts", "joint", "receiverUtility", "senderUtility");
        Matrix<Rational> joint = NumberTables.ReadTable(instance.Required("joint"));
        Matrix<Rational> receiver = NumberTables.ReadTable(instance.Required("receiverUtility"));
        Sequence<int> signals = [.. NumberTables.ReadCounts(instance.Required("signalCounts"))];
        NumberTables.RequireCount(instance, "n", signals.Count);
        NumberTables.RequireCount(instance, "numStates", joint.Rows);
        NumberTables.RequireCount(instance, "numActions", receiver.Rows);
        try
        {
            return new(InformedSendersProblem.Create(joint, signals, receiver, [.. NumberTables.ReadTables(instance.Required("senderUtility"))]));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        TruthfulReports formulation = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        InformedSendersSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        cancellation.ThrowIfCancellationRequested();
        Matrix<double>? promised = solution.IsOptimal ? NumberTables.Rounded(solution.Mechanism.Probabilities) : null;
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.IsOptimal ? solution.Binding : []);
        return DesignAnswer.Of(Family, $"Informed senders: {Problem}", formulation.Name, solved, [solution.Program], run) with
        {
            Numbers = [("uninformed", solution.Uninformed), ("firstBest", solution.FirstBest)],
            Mechanism = promised is { } phi ? json => DesignAnswer.WriteTable(json, phi, "phi") : null,
            Details = promised is { } shown && shown.Rows <= MostProfilesShown
                ? console => console.Write(DesignAnswer.Shown(
                    "reports",
                    DesignAnswer.Counted("action", shown.Columns),
                    Enumerable.Range(0, shown.Rows).Select(reports => (Problem.Signals.Choices(reports).ToString(), (IEnumerable<double>)shown.Row(reports).ToArray()))))
                : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("phi");
        JsonField phi = mechanism.Required("phi");
        return MechanismChecks.Of(phi, () => InformedSendersIncentives.Check(ReportMechanism.Create(Problem, NumberTables.ReadTable(phi))).Finding);
    }
}
