namespace Mechanisms.Contracts.Menus;

/// <summary>Where the rows and variables of a menu's program stand, in the order in which <see cref="MenuProgram"/> writes them.</summary>
internal sealed class MenuLayout
{
    private readonly MenuProgram program;
    private readonly int[] starts;
    private readonly int[] values;
    private readonly int firstCap;

    public MenuLayout(MenuProgram program)
    {
        this.program = program;
        int types = program.Problem.TypeCount;
        (starts, values) = (new int[types * types], new int[types * types]);
        int row = types;
        VariableCount = program.FirstVariable(types - 1, program.Cells[^1].Count);
        for (int place = 0; place < starts.Length; place++)
        {
            (int type, int report) = (place / types, place % types);
            int cells = program.Cells[report].Count;
            (starts[place], values[place]) = (row, VariableCount);
            row += type == report ? cells * (Actions - 1) : (cells * Actions) + 1;
            VariableCount += type == report ? 0 : cells;
            row += report == types - 1 && HasOutside(type) ? 1 : 0;
        }

        firstCap = row;
    }

    /// <summary>Gets the number of variables, those of deviations included.</summary>
    public int VariableCount { get; }

    private int Actions => program.Problem.ActionCount;

    private int CapsOfCell => (program.Problem.Types[0].PaymentCap is null ? 0 : program.Problem.OutcomeCount) + (program.Problem.Types[0].SumCap is null ? 0 : 1);

    /// <summary>The row that keeps a type which says another from gaining.</summary>
    public int Closing(int type, int report) => Start(type, report) + (program.Cells[report].Count * Actions);

    /// <summary>The row that keeps a type from staying away; null when it cannot.</summary>
    public int? Outside(int type)
    {
        int types = program.Problem.TypeCount;
        int last = type == types - 1 ? Start(type, type) + (program.Cells[type].Count * (Actions - 1)) : Closing(type, types - 1) + 1;
        return HasOutside(type) ? last : null;
    }

    /// <summary>The first row of what a type may do after pretending and being recommended a cell; one row per action.</summary>
    public int Answers(int type, int report, int cell) => Start(type, report) + (cell * Actions);

    /// <summary>The first row of obedience to a cell's recommendation; one row per other action.</summary>
    public int Obedience(int type, int cell) => Start(type, type) + (cell * (Actions - 1));

    /// <summary>The variable of what a type earns by pretending, where a cell is recommended.</summary>
    public int Value(int type, int report, int cell) => values[(type * program.Problem.TypeCount) + report] + cell;

    /// <summary>The first of the rows of a cell's caps: one per outcome, then that of the sum.</summary>
    public int Caps(int type, int cell) => firstCap + (program.FirstVariable(type, cell) / (program.Problem.OutcomeCount + 1) * CapsOfCell);

    /// <summary>How many rows of incentives and caps belong to a cell alone, and which, in this layout.</summary>
    public IEnumerable<int> RowsOf(int type, int cell)
    {
        IEnumerable<int> answers = Enumerable.Range(0, program.Problem.TypeCount).Where(other => other != type)
            .SelectMany(other => Enumerable.Range(Answers(other, type, cell), Actions));
        return Enumerable.Range(Obedience(type, cell), Actions - 1).Concat(answers).Concat(Enumerable.Range(Caps(type, cell), CapsOfCell));
    }

    /// <summary>Which variables belong to a cell: recommendation, payments, and what others earn by pretending.</summary>
    public IEnumerable<int> VariablesOf(int type, int cell) => Enumerable.Range(program.FirstVariable(type, cell), program.Problem.OutcomeCount + 1)
        .Concat(Enumerable.Range(0, program.Problem.TypeCount).Where(other => other != type).Select(other => Value(other, type, cell)));

    /// <summary>Which rows belong to no cell: lotteries, truth, and staying.</summary>
    public IEnumerable<int> CommonRows()
    {
        int types = program.Problem.TypeCount;
        for (int type = 0; type < types; type++)
        {
            yield return type;
            for (int report = 0; report < types; report++)
            {
                if (report != type)
                {
                    yield return Closing(type, report);
                }
            }

            if (Outside(type) is { } outside)
            {
                yield return outside;
            }
        }
    }

    private int Start(int type, int report) => starts[(type * program.Problem.TypeCount) + report];

    private bool HasOutside(int type) => program.Problem.Types[type].OutsideOption is not null;
}
