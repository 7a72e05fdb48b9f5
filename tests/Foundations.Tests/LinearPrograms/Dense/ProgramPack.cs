using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>
/// Random programs of any families brought to one shape, so that they can be neighbors in a batch: fixed variables and rows without bounds
/// fill up, and costs change their sign where a program maximizes.
/// </summary>
public sealed record ProgramPack(Sequence<RandomProgram> Members)
{
    private const int MostMembers = 9;

    public static Arbitrary<ProgramPack> Any { get; } = Arb.From(
        from count in Gen.Choose(1, MostMembers)
        from members in RandomProgram.Any.Generator.Where(IsOfDoubles).ArrayOf(count)
        select new ProgramPack(members.ToSequence()),
        Shrink);

    public LinearProgramBatch Batch()
    {
        LinearProgram[] programs = [.. Members.Select(member => member.Program)];
        int rows = programs.Max(program => program.RowCount);
        int columns = programs.Max(program => program.VariableCount);
        return new(
            ObjectiveSense.Minimize,
            new(programs.Length, rows, columns),
            [.. programs.SelectMany(program => Filled(program.Costs.Select(cost => program.Sense == ObjectiveSense.Minimize ? cost : -cost), columns, 0))],
            [.. programs.SelectMany(program => Matrix(program, rows, columns))],
            [.. programs.SelectMany(program => Filled(program.RowLower, rows, double.NegativeInfinity))],
            [.. programs.SelectMany(program => Filled(program.RowUpper, rows, double.PositiveInfinity))],
            [.. programs.SelectMany(program => Filled(program.VariableLower, columns, 0))],
            [.. programs.SelectMany(program => Filled(program.VariableUpper, columns, 0))]);
    }

    public override string ToString() => string.Join('\n', Members);

    // A batch holds doubles: a program of rounded decimals would be another one there.
    private static bool IsOfDoubles(RandomProgram member)
    {
        LinearProgram program = member.Program;
        return Enumerable.Range(0, program.CoefficientCount).All(
                position => program.ExactCoefficient(position) == Rational.FromDouble(program.Coefficients[position]))
            && Enumerable.Range(0, program.VariableCount).All(variable =>
                program.ExactCost(variable) == Rational.FromDouble(program.Costs[variable])
                && IsDouble(program.ExactVariableLower(variable), program.VariableLower[variable])
                && IsDouble(program.ExactVariableUpper(variable), program.VariableUpper[variable]))
            && Enumerable.Range(0, program.RowCount).All(row =>
                IsDouble(program.ExactRowLower(row), program.RowLower[row]) && IsDouble(program.ExactRowUpper(row), program.RowUpper[row]));
    }

    private static bool IsDouble(Rational? exact, double value) => exact is not { } number || number == Rational.FromDouble(value);

    private static IEnumerable<double> Filled(IEnumerable<double> numbers, int length, double filling) =>
        numbers.Concat(Enumerable.Repeat(filling, length)).Take(length);

    private static double[] Matrix(LinearProgram program, int rows, int columns)
    {
        double[] matrix = new double[rows * columns];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            for (int entry = 0; entry < program.ColumnRows(variable).Length; entry++)
            {
                matrix[(program.ColumnRows(variable)[entry] * columns) + variable] = program.ColumnCoefficients(variable)[entry];
            }
        }

        return matrix;
    }

    private static IEnumerable<ProgramPack> Shrink(ProgramPack pack)
    {
        for (int left = 0; left < pack.Members.Count && pack.Members.Count > 1; left++)
        {
            yield return new(pack.Members.Where((_, index) => index != left).ToSequence());
        }

        for (int changed = 0; changed < pack.Members.Count; changed++)
        {
            foreach (RandomProgram simpler in RandomProgram.Any.Shrinker(pack.Members[changed]).Where(IsOfDoubles))
            {
                yield return new(pack.Members.Select((member, index) => index == changed ? simpler : member).ToSequence());
            }
        }
    }
}
