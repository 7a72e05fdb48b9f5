using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>The linear program of informed senders: φ(a given s) at s · actions + a.</summary>
/// <remarks>
/// maximize ∑ U(s, a) φ(a given s)  over  φ ≥ 0, ∑ over a of φ = 1 for every s, the further conditions, and for every sender and signal
/// truth ≥ every lie + margin · probability of the signal. Rows come in that order.
/// </remarks>
/// <param name="Problem">The problem.</param>
internal sealed record SendersProgram(InformedSendersProblem Problem) : IProgramSource
{
    /// <summary>Gets the number of rows before the incentives.</summary>
    public int FirstIncentive => Problem.Signals.Count + Problem.Constraints.Sum(condition => condition.Least is null || condition.Greatest is null ? 1 : 2);

    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>By how much truth must beat a lie in advance, shape [signal].</summary>
    public T[] Margins<T>(int sender, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IAdditiveIdentity<T, T> => Problem.Margin.IsZero
        ? new T[Problem.Signals.Counts[sender]]
        : Array.ConvertAll(SendersTables<T>.SignalProbabilities(Problem, sender, numbers), probability => probability * numbers.From(Problem.Margin));

    /// <summary>Names the rows of incentives, in order.</summary>
    public IEnumerable<SenderLie> Lies()
    {
        for (int sender = 0; sender < Problem.SenderCount; sender++)
        {
            for (int pair = 0; pair < Problem.Signals.Counts[sender] * Problem.Signals.Counts[sender]; pair++)
            {
                (int signal, int report) = (pair / Problem.Signals.Counts[sender], pair % Problem.Signals.Counts[sender]);
                if (signal != report)
                {
                    yield return new(sender, signal, report);
                }
            }
        }
    }

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>, IEqualityOperators<T, T, bool>,
            IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        SendersTables<T> tables = SendersTables<T>.Of(Problem, numbers);
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        LinearProgramWriter<T> writer = program.Writer;
        writer.AddVariables(tables.Receiver.Length);
        writer.Reserve(0, Coefficients());
        for (int variable = 0; variable < tables.Receiver.Length; variable++)
        {
            writer.SetCost(variable, tables.Receiver[variable]);
        }

        for (int profile = 0; profile < Problem.Signals.Count; profile++)
        {
            writer.BeginEqual(T.MultiplicativeIdentity);
            for (int action = 0; action < Problem.ActionCount; action++)
            {
                writer.Put((profile * Problem.ActionCount) + action, T.MultiplicativeIdentity);
            }
        }

        WriteConditions(writer);
        for (int sender = 0; sender < Problem.SenderCount; sender++)
        {
            program.AddTruthfulness(new ReportPayoffs<T>(Problem, sender, tables.Senders[sender]), Margins(sender, numbers));
        }

        return writer.WriteOut();
    }

    private int Coefficients()
    {
        long variables = (long)Problem.Signals.Count * Problem.ActionCount;
        long lies = Problem.Signals.Counts.Sum(count => 2L * (count - 1));
        return (int)Math.Min(variables * (1 + lies), int.MaxValue / 2);
    }

    private void WriteConditions<T>(LinearProgramWriter<T> writer)
        where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        foreach (MechanismConstraint condition in Problem.Constraints)
        {
            if (condition.Least is { } least)
            {
                writer.BeginAtLeast(writer.Numbers.From(least));
                WriteWeights(writer, condition);
            }

            if (condition.Greatest is { } greatest)
            {
                writer.BeginAtMost(writer.Numbers.From(greatest));
                WriteWeights(writer, condition);
            }
        }
    }

    private static void WriteWeights<T>(LinearProgramWriter<T> writer, MechanismConstraint condition)
        where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        ReadOnlySpan<Rational> weights = condition.Weights.Entries;
        for (int variable = 0; variable < weights.Length; variable++)
        {
            writer.Put(variable, writer.Numbers.From(weights[variable]));
        }
    }
}
