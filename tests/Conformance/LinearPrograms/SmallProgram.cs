using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// A linear program of up to 3 variables and 4 rows with small integers, read off a code: 0 everywhere is the simplest, so setting
/// code numbers to 0 shrinks. Ties, zero rows, equal rows, fixed and free variables are common by construction.
/// </summary>
public sealed record SmallProgram(Sequence<int> Code)
{
    private const int CodeLength = 64;

    public static Arbitrary<SmallProgram> Any { get; } = Arb.From(
        Gen.Choose(0, 9999).ArrayOf(CodeLength).Select(code => new SmallProgram(code.ToSequence())), Shrink);

    public LinearProgram Program => Decode();

    public override string ToString() => ProgramText.Of(Program);

    private static IEnumerable<SmallProgram> Shrink(SmallProgram program)
    {
        for (int index = 0; index < CodeLength; index++)
        {
            if (program.Code[index] != 0)
            {
                int[] code = [.. program.Code];
                code[index] = 0;
                yield return new(code.ToSequence());
            }
        }
    }

    private static (double Lower, double Upper) Bounds(int kind, int first, int second)
    {
        double low = (first % 7) - 3;
        double high = low + (second % 4);
        return (kind % 6) switch
        {
            0 => (0, double.PositiveInfinity),
            1 => (low, high),
            2 => (low, low),
            3 => (double.NegativeInfinity, high),
            4 => (low, double.PositiveInfinity),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
    }

    private LinearProgram Decode()
    {
        int next = 0;
        int Take() => Code[next++];
        LinearProgramBuilder builder = new(Take() % 2 == 0 ? ObjectiveSense.Minimize : ObjectiveSense.Maximize);
        int variables = 1 + (Take() % 3);
        int rows = Take() % 5;
        for (int variable = 0; variable < variables; variable++)
        {
            (double lower, double upper) = Bounds(Take(), Take(), Take());
            builder.AddVariable(lower, upper, (Take() % 7) - 3);
        }

        for (int row = 0; row < rows; row++)
        {
            (double lower, double upper) = Bounds(Take(), Take(), Take());
            builder.AddRow(lower, upper);
            bool repeats = row > 0 && Take() % 5 == 4;
            for (int variable = 0; variable < variables; variable++)
            {
                int place = 15 + (4 * variables) + ((repeats ? row - 1 : row) * variables) + variable;
                int entry = Code[place] % 10;
                builder.SetCoefficient(row, variable, entry > 6 ? 0 : entry - 3);
            }
        }

        return builder.Build();
    }
}
