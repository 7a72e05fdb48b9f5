using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts;

/// <summary>The program of one action: the least expected payment, or the least cap with which there are payments at all.</summary>
internal sealed class ActionProgram : IProgramSource
{
    private readonly ContractProblem problem;
    private readonly ContractTables<double> doubles;
    private readonly bool seeksCap;

    private ActionProgram(ContractProblem problem, ContractTables<double> doubles, bool seeksCap, ActionBlock block) =>
        (this.problem, this.doubles, this.seeksCap, Block) = (problem, doubles, seeksCap, block);

    /// <summary>Gets where payments and rows of the action stand.</summary>
    public ActionBlock Block { get; }

    /// <summary>minimize F(a) · p subject to the action's constraints.</summary>
    public static ActionProgram OfPayments(ContractProblem problem, ContractTables<double> doubles, int action) =>
        new(problem, doubles, seeksCap: false, new(problem, action, (0, 0), null, BlockLimit.From(problem.PaymentCap, null), BlockLimit.From(problem.SumCap, null)));

    /// <summary>minimize k subject to the action's constraints, with k, the first variable, in place of one cap.</summary>
    public static ActionProgram OfCap(ContractProblem problem, ContractTables<double> doubles, int action, bool ofSum)
    {
        BlockLimit sought = new(Rational.One, 0);
        return new(problem, doubles, seeksCap: true, new(
            problem, action, (1, 0), null, ofSum ? BlockLimit.From(problem.PaymentCap, null) : sought, ofSum ? sought : BlockLimit.From(problem.SumCap, null)));
    }

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles, doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals, ContractTables<Rational>.Of(problem, ProgramNumbers.Rationals));

    private LinearProgram Write<T>(ProgramNumbers<T> numbers, ContractTables<T> tables)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        TruthfulProgram<T> program = new(ObjectiveSense.Minimize, numbers);
        if (seeksCap)
        {
            program.Writer.SetCost(program.Writer.AddVariables(1), T.MultiplicativeIdentity);
        }

        Block.Write(program, tables, seeksCap ? 0 : 1);
        return program.Writer.WriteOut();
    }
}
