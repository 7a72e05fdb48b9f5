using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Persuasion;

namespace Mechanisms.Cli.Solving;

/// <summary>A persuasion problem from an instance file, its decimals kept exact.</summary>
internal sealed record PersuasionInstance(PersuasionProblem Problem) : IDesignProblem
{
    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static PersuasionInstance Read(JsonField instance)
    {
        instance.RequireNames("numStates", "numActions", "prior", "senderUtility", "receiverUtility");
        Sequence<Rational> prior = NumberTables.ReadList(instance.Required("prior"));
        Matrix<Rational> sender = NumberTables.ReadTable(instance.Required("senderUtility"));
        Matrix<Rational> receiver = NumberTables.ReadTable(instance.Required("receiverUtility"));
        NumberTables.RequireCount(instance, "numStates", prior.Count);
        NumberTables.RequireCount(instance, "numActions", sender.Rows);
        try
        {
            return new(PersuasionProblem.Create(prior.Span, sender, receiver));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        Recommendations formulation = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        PersuasionSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        cancellation.ThrowIfCancellationRequested();
        Matrix<double>? scheme = solution.IsOptimal ? solution.Scheme.Probabilities : null;
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("persuasion", $"Persuasion of one receiver: {Problem}", formulation.Name, solved, solution.Programs, run) with
        {
            Numbers = [("noInformation", Problem.NoInformation.ToDouble()), ("fullInformation", Problem.FullInformation.ToDouble()), ("dictator", Problem.Dictator.ToDouble())],
            Mechanism = scheme is { } phi ? json => DesignAnswer.WriteTable(json, phi, "phi") : null,
            Details = scheme is { } shown
                ? console => console.Write(DesignAnswer.Shown(
                    "state",
                    DesignAnswer.Counted("action", shown.Columns),
                    Enumerable.Range(0, shown.Rows).Select(state => ($"state {state}", (IEnumerable<double>)shown.Row(state).ToArray()))))
                : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("phi");
        JsonField phi = mechanism.Required("phi");
        Matrix<double> table = NumberTables.Rounded(NumberTables.ReadTable(phi));
        return MechanismChecks.Of(phi, () => Obedience.Check(Problem, new(table), Tolerances.Gain));
    }
}
