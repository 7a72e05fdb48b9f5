using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Every way to an answer of doubles; batch and run share engines with the single solve, but not the way in.</summary>
internal static class EveryWay
{
    /// <summary>Gets them with their names.</summary>
    public static IReadOnlyList<(string Name, Func<LinearProgram, LinearProgramSolution> Solve)> All { get; } =
    [
        ("dense", program => new RevisedSimplex().Solve(program)),
        ("sparse", program => new RevisedSimplex { MaxDenseCells = 0 }.Solve(program)),
        ("sparse without presolve", program => new RevisedSimplex { MaxDenseCells = 0, Presolve = false }.Solve(program)),
        ("dense run", program => Rerun(new(), program)),
        ("sparse run", program => Rerun(new() { MaxDenseCells = 0 }, program)),
        ("batch", Batch),
        ("tableau", program => new TableauSimplex().Solve(program)),
    ];

    // Costs and bounds reach the engine as changes of a program that was solved before.
    private static LinearProgramSolution Rerun(RevisedSimplex settings, LinearProgram program)
    {
        RevisedSimplexRun run = settings.Begin(Ordinary(program));
        run.Solve();
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            run.ChangeCost(variable, program.Costs[variable]);
            run.ChangeVariableBounds(variable, program.VariableLower[variable], program.VariableUpper[variable]);
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            run.ChangeRowBounds(row, program.RowLower[row], program.RowUpper[row]);
        }

        run.Solve();
        return run.Answer();
    }

    private static LinearProgram Ordinary(LinearProgram program)
    {
        LinearProgramBuilder builder = new(program.Sense);
        for (int row = 0; row < program.RowCount; row++)
        {
            builder.AddRow(-1, 1);
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            builder.AddVariable(-1, 1, 1);
            for (int entry = 0; entry < program.ColumnRows(variable).Length; entry++)
            {
                builder.SetCoefficient(program.ColumnRows(variable)[entry], variable, program.ColumnCoefficients(variable)[entry]);
            }
        }

        return builder.Build();
    }

    // Between two neighbors, so that lanes are used.
    private static LinearProgramSolution Batch(LinearProgram program)
    {
        LinearProgram tame = Ordinary(program);
        return Together(tame, program, tame).Solve().Answer(1);
    }

    private static LinearProgramBatch Together(params LinearProgram[] programs) => new(
        programs[1].Sense,
        new(programs.Length, programs[0].RowCount, programs[0].VariableCount),
        [.. programs.SelectMany(program => program.Costs)],
        [.. programs.SelectMany(Matrix)],
        [.. programs.SelectMany(program => program.RowLower)],
        [.. programs.SelectMany(program => program.RowUpper)],
        [.. programs.SelectMany(program => program.VariableLower)],
        [.. programs.SelectMany(program => program.VariableUpper)]);

    private static double[] Matrix(LinearProgram program)
    {
        double[] matrix = new double[program.RowCount * program.VariableCount];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            for (int entry = 0; entry < program.ColumnRows(variable).Length; entry++)
            {
                matrix[(program.ColumnRows(variable)[entry] * program.VariableCount) + variable] = program.ColumnCoefficients(variable)[entry];
            }
        }

        return matrix;
    }
}
