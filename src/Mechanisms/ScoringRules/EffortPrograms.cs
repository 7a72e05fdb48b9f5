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

    /// <summary>Gets the method for a program; null for that of the formulation.</summary>
    public Func<IEffortProgram, ILinearProgramMethod>? MethodOf { get; init; }

    /// <summary>Solves for every effort.</summary>
    public ScoringSolution Solve(CancellationToken cancellation)
    {
        Sequence<EffortSolution> efforts = Sequence.Of(problem.EffortCount, effort => Solve(effort, cancellation));

        // The cheapest effort is implementable by paying nothing: if no effort is, the method is mistaken, whatever it says of caps.
        bool isDenied = status is LinearProgramStatus.Infeasible or LinearProgramStatus.Optimal && !efforts.Any(effort => effort.IsImplementable);
        LinearProgramStatus ended = isDenied ? LinearProgramStatus.NumericalTrouble : status;
        return new(problem, formulation, ended, efforts, [.. solved]);
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
        return answer.Solution.Status switch
        {
            LinearProgramStatus.Optimal => Implemented(undecided, source, answer),
            LinearProgramStatus.Infeasible => WithRequiredCap(
                undecided with { Implementability = Implementability.NotImplementable, Mixture = Mixture(source, effort, answer.Solution) }, cancellation),
            _ => undecided,
        };
    }

    private EffortSolution Implemented(EffortSolution undecided, IEffortProgram source, SolvedProgram answer)
    {
        double price = CapPrice(source, answer.Solution);
        bool isCapFree = !Tolerances.Optimality.Exceeds(price, Math.Abs(answer.Solution.Value));
        BindingIncentive[] cap = isCapFree ? [] : [new(CapWords.Exceeded("a payment", problem.PaymentCap!.Value), price)];
        return undecided with
        {
            Implementability = Implementability.Implementable,
            MinimumPayment = answer.Solution.Value,
            Rule = new(Payments(source, answer.Solution)),
            Binding = [.. BindingIncentive.Of(answer, source.Incentives()), .. cap],
            CapPrice = isCapFree ? 0 : price,
        };
    }

    // The cap bounds every payment from above: where it holds one down, the reduced cost is below 0.
    private double CapPrice(IEffortProgram source, LinearProgramSolution solution)
    {
        CompensatedSum price = default;
        for (int payment = 0; problem.PaymentCap is not null && payment < source.Items * problem.StateCount; payment++)
        {
            price += Math.Max(0, -solution.ReducedCosts[payment]);
        }

        return price.Value;
    }

    private SolvedProgram Run(string purpose, IEffortProgram source, CancellationToken cancellation)
    {
        SolvedProgram answer = SolvedProgram.Solve(purpose, source, MethodOf?.Invoke(source) ?? formulation.Program, cancellation);
        solved.Add(answer);
        Note(answer.Solution.Status);
        return answer;
    }

    // Within a cap the proof may lean on the cap; only where no cap is enough does a mixture imitate the effort, and that proof names it.
    private EffortSolution WithRequiredCap(EffortSolution refused, CancellationToken cancellation)
    {
        if (problem.PaymentCap is null)
        {
            return refused;
        }

        IEffortProgram source = write(refused.Effort, true);
        LinearProgramSolution answer = Run($"least payment cap for effort {refused.Effort}", source, cancellation).Solution;
        return answer.Status switch
        {
            LinearProgramStatus.Optimal => refused with { RequiredPaymentCap = answer.Value },
            LinearProgramStatus.Infeasible => refused with { Mixture = Mixture(source, refused.Effort, answer) },
            _ => refused with { Mixture = [] },
        };
    }

    // Payments a rounding below 0 or above the cap are put onto it.
    private Matrix<double> Payments(IEffortProgram source, LinearProgramSolution solution)
    {
        double cap = problem.PaymentCap?.ToDouble() ?? double.MaxValue;
        return new(source.Items, problem.StateCount, [.. solution.Primal.Take(source.Items * problem.StateCount).Select(payment => Math.Clamp(payment, 0, cap))]);
    }

    private Sequence<double> Mixture(IEffortProgram source, int effort, LinearProgramSolution refused)
    {
        ReadOnlySpan<double> multipliers = refused.FarkasMultipliers.Span;
        double[] weights = new double[problem.EffortCount];
        for (int other = 0; other < weights.Length; other++)
        {
            weights[other] = other == effort ? 0 : Math.Max(0, multipliers[source.EffortRow(other)]);
        }

        double total = weights.Sum();
        return total > 0 ? [.. weights.Select(weight => weight / total)] : [];
    }

    // Trouble with any program leaves the best effort, or what would make one implementable, in doubt and stays. Payments are at least 0, so an unbounded minimum is the method's mistake.
    private void Note(LinearProgramStatus ended)
    {
        if (status is LinearProgramStatus.Infeasible or LinearProgramStatus.Optimal && ended != LinearProgramStatus.Infeasible)
        {
            status = ended == LinearProgramStatus.Unbounded ? LinearProgramStatus.NumericalTrouble : ended;
        }
    }
}
