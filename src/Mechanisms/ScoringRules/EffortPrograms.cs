using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Sets up and solves the programs of all efforts, and keeps them. Single-threaded.</summary>
internal sealed class EffortPrograms(
    ScoringProblem problem, IScoringFormulation formulation, Func<int, bool, IEffortProgram> write)
{
    private readonly List<SolvedProgram> solved = [];
    private LinearProgramStatus status = LinearProgramStatus.Infeasible;

    /// <summary>Solves for every effort.</summary>
    public ScoringSolution Solve(CancellationToken cancellation)
    {
        Sequence<EffortSolution> efforts = Sequence.Of(problem.EffortCount, effort => Solve(effort, cancellation));
        return new(problem, formulation, status, efforts, [.. solved]);
    }

    private EffortSolution Solve(int effort, CancellationToken cancellation)
    {
        EffortSolution undecided = new()
        {
            Effort = effort,
            Implementability = Implementability.Undecided,
            GrossValue = problem.GrossValue(effort).ToDouble(),
        };
        if (solved is [.., { Solution.Status: LinearProgramStatus.Cancelled }])
        {
            return undecided;
        }

        IEffortProgram source = write(effort, false);
        SolvedProgram answer = Run($"least expected payment for effort {effort}", source, cancellation);
        Note(answer.Solution.Status);
        return answer.Solution.Status switch
        {
            LinearProgramStatus.Optimal => undecided with
            {
                Implementability = Implementability.Implementable,
                MinimumPayment = answer.Solution.Value,
                Rule = new(Payments(source, answer.Solution)),
                Binding = BindingIncentive.Of(answer, source.Incentives()),
            },
            LinearProgramStatus.Infeasible => undecided with
            {
                Implementability = Implementability.NotImplementable,
                Mixture = Mixture(source, effort, answer.Solution.FarkasMultipliers.Span),
                RequiredPaymentCap = problem.PaymentCap is null ? null : RequiredCap(effort, cancellation),
            },
            _ => undecided,
        };
    }

    private SolvedProgram Run(string purpose, IEffortProgram source, CancellationToken cancellation)
    {
        SolvedProgram answer = SolvedProgram.Solve(purpose, source, formulation.Program, cancellation);
        solved.Add(answer);
        return answer;
    }

    private double? RequiredCap(int effort, CancellationToken cancellation)
    {
        SolvedProgram answer = Run($"least payment cap for effort {effort}", write(effort, true), cancellation);
        return answer.Solution.IsOptimal ? answer.Solution.Value : null;
    }

    // Payments a rounding below 0 or above the cap are put onto it.
    private Matrix<double> Payments(IEffortProgram source, LinearProgramSolution solution)
    {
        double cap = problem.PaymentCap?.ToDouble() ?? double.MaxValue;
        return new(source.Items, problem.StateCount, [.. solution.Primal.Take(source.Items * problem.StateCount).Select(payment => Math.Clamp(payment, 0, cap))]);
    }

    private Sequence<double> Mixture(IEffortProgram source, int effort, ReadOnlySpan<double> multipliers)
    {
        double[] weights = new double[problem.EffortCount];
        for (int other = 0; other < weights.Length; other++)
        {
            weights[other] = other == effort ? 0 : Math.Max(0, multipliers[source.EffortRow(other)]);
        }

        double total = weights.Sum();
        return total > 0 ? [.. weights.Select(weight => weight / total)] : [];
    }

    // Trouble with any effort leaves the best one in doubt and stays. Payments are at least 0, so an unbounded minimum is the method's mistake.
    private void Note(LinearProgramStatus ended)
    {
        if (status is LinearProgramStatus.Infeasible or LinearProgramStatus.Optimal && ended != LinearProgramStatus.Infeasible)
        {
            status = ended == LinearProgramStatus.Unbounded ? LinearProgramStatus.NumericalTrouble : ended;
        }
    }
}
