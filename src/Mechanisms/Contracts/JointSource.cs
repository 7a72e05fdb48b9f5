using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts;

/// <summary>Writes the program of <see cref="JointProgram"/>: variables 0..actions−1 are the probabilities of the recommendations, row 0 is their sum.</summary>
internal sealed class JointSource : IProgramSource
{
    private readonly ContractProblem problem;

    public JointSource(ContractProblem problem)
    {
        this.problem = problem;
        Blocks = new ActionBlock[problem.ActionCount];
        (int Variable, int Row) next = (problem.ActionCount, 1);
        for (int action = 0; action < Blocks.Length; action++)
        {
            Blocks[action] = new(problem, action, next, action, BlockLimit.From(problem.PaymentCap, action), BlockLimit.From(problem.SumCap, action));
            next = Blocks[action].End;
        }
    }

    /// <summary>Gets the blocks, shape [action].</summary>
    public ActionBlock[] Blocks { get; }

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        (int actions, int outcomes) = (problem.ActionCount, problem.OutcomeCount);
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        (_, int rows) = Blocks[^1].End;
        program.Writer.Reserve(rows, (int)Math.Min((long)rows * (outcomes + 1), int.MaxValue / 2));
        program.Writer.AddVariables(actions);
        program.Writer.BeginEqual(T.MultiplicativeIdentity);
        for (int action = 0; action < actions; action++)
        {
            program.Writer.SetCost(action, numbers.From(problem.ExpectedReward(action)));
            program.Writer.Put(action, T.MultiplicativeIdentity);
        }

        ContractTables<T> tables = ContractTables<T>.Of(problem, numbers);
        foreach (ActionBlock block in Blocks)
        {
            block.Write(program, tables, costSign: -1);
        }

        return program.Writer.WriteOut();
    }
}
