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
        SolveRun run = new(method, audit, cancellation);
        CommunicationSolution solution = run.Timed(() => Problem.Solve(method, cancellation));
        cancellation.ThrowIfCancellationRequested();
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("extras", $"Best communication equilibrium: {Problem}", "mediation", solved, solution.Programs, run) with
        {
            Mechanism = solution.IsOptimal ? json => DesignAnswer.WriteTable(json, solution.Mediation.Probabilities, "probabilities") : null,
            Details = solution.IsOptimal ? DesignAnswer.ShownRows(
                "types",
                Enumerable.Range(0, Problem.Game.Actions.Count).Select(profile => Problem.Game.Actions.Choices(profile).ToString()),
                Problem.Game.Types.Count,
                types => (Problem.Game.Types.Choices(types).ToString(), solution.Mediation.Probabilities.Row(types).ToArray())) : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("probabilities");
        JsonField probabilities = mechanism.Required("probabilities");
        Matrix<double> table = NumberTables.Rounded(NumberTables.ReadTable(probabilities));
        return MechanismChecks.Of(probabilities, () => new Mediation(table).Check(Problem, Tolerances.Gain));
    }
}
