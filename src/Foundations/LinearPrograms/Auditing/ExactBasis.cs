using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>The exact solutions that belong to a basis.</summary>
/// <remarks>
/// Basic row activities follow from the variables, so only the rows at their bounds and the basic variables make a system to solve.
/// </remarks>
internal sealed class ExactBasis
{
    private readonly IntegerProgram program;
    private readonly BasisStatus[] status;
    private readonly int[] basicVariables;
    private readonly int[] tightRows;
    private readonly LiftedSystem system;

    public ExactBasis(IntegerProgram program, BasisStatus[] status, AuditClock clock)
    {
        this.program = program;
        this.status = status;
        tightRows = [.. Enumerable.Range(0, program.Rows).Where(row => status[program.Variables + row] != BasisStatus.Basic)];
        basicVariables = [.. Enumerable.Range(0, program.Variables).Where(variable => status[variable] == BasisStatus.Basic)];
        system = new(TightPart(), clock);
    }

    public bool IsSingular => system.IsSingular;

    /// <summary>Makes a singular basis regular: variables without a pivot leave it and the activities of rows without one come in.</summary>
    /// <param name="nonbasic">The status for a variable that leaves.</param>
    public void Regularize(Func<int, BasisStatus> nonbasic)
    {
        (IEnumerable<int> rows, IEnumerable<int> columns) = system.WithoutPivot;
        foreach (int place in columns)
        {
            status[basicVariables[place]] = nonbasic(basicVariables[place]);
        }

        foreach (int place in rows)
        {
            status[program.Variables + tightRows[place]] = BasisStatus.Basic;
        }
    }

    /// <summary>The point of the basis, shape [variable, then row].</summary>
    public FractionVector Point()
    {
        BigInteger[] point = new BigInteger[program.Count];
        for (int index = 0; index < point.Length; index++)
        {
            point[index] = status[index] switch
            {
                BasisStatus.AtLower => program.Lower[index] ?? default,
                BasisStatus.AtUpper => program.Upper[index] ?? default,
                _ => default,
            };
        }

        return Complete(point);
    }

    /// <summary>How everything moves per unit of a nonbasic variable, shape [variable, then row].</summary>
    public FractionVector Motion(int entering, int direction)
    {
        BigInteger[] motion = new BigInteger[program.Count];
        motion[entering] = direction;
        return Complete(motion);
    }

    /// <summary>The prices of the rows under which every basic variable has reduced cost 0.</summary>
    public FractionVector Prices(BigInteger[] cost)
    {
        BigInteger[] prices = new BigInteger[program.Rows];
        for (int row = 0; row < program.Rows; row++)
        {
            int index = program.Variables + row;
            prices[row] = status[index] == BasisStatus.Basic ? -cost[index] : default;
        }

        BigInteger[] rightSide = Array.ConvertAll(basicVariables, variable => cost[variable] - program.Combine(variable, prices));
        FractionVector solved = system.Solve(rightSide, isTransposed: true);
        for (int row = 0; row < program.Rows && !solved.Denominator.IsOne; row++)
        {
            prices[row] *= solved.Denominator;
        }

        for (int place = 0; place < tightRows.Length; place++)
        {
            prices[tightRows[place]] = solved.Numerators[place];
        }

        return new(prices, solved.Denominator);
    }

    /// <summary>Reduced costs under prices, over the prices' denominator, shape [variable, then row]; 0 for basic ones.</summary>
    public BigInteger[] ReducedCosts(BigInteger[] cost, FractionVector prices)
    {
        BigInteger[] reduced = new BigInteger[program.Count];
        for (int index = 0; index < reduced.Length; index++)
        {
            if (status[index] != BasisStatus.Basic)
            {
                BigInteger own = cost[index] * prices.Denominator;
                reduced[index] = index < program.Variables
                    ? own - program.Combine(index, prices.Numerators)
                    : own + prices.Numerators[index - program.Variables];
            }
        }

        return reduced;
    }

    private SquareMatrix TightPart()
    {
        int[] placeOfRow = new int[program.Rows];
        Array.Fill(placeOfRow, -1);
        for (int place = 0; place < tightRows.Length; place++)
        {
            placeOfRow[tightRows[place]] = place;
        }

        List<int> positions = [];
        List<int> rows = [];
        int[] starts = new int[basicVariables.Length + 1];
        for (int column = 0; column < basicVariables.Length; column++)
        {
            (int start, int end) = program.Column(basicVariables[column]);
            for (int position = start; position < end; position++)
            {
                int place = placeOfRow[program.RowOf(position)];
                if (place >= 0 && !program.Entries[position].IsZero)
                {
                    positions.Add(position);
                    rows.Add(place);
                }
            }

            starts[column + 1] = rows.Count;
        }

        return new(starts, [.. rows], program.Entries.Select([.. positions]));
    }

    // Fills in the basic values that go with the nonbasic ones, which are integers.
    private FractionVector Complete(BigInteger[] values)
    {
        BigInteger[] activities = program.Activities(values.AsSpan(0, program.Variables));
        BigInteger[] rightSide = Array.ConvertAll(tightRows, row => values[program.Variables + row] - activities[row]);
        FractionVector solved = system.Solve(rightSide, isTransposed: false);
        if (!solved.Denominator.IsOne)
        {
            Multiply(values, solved.Denominator);
            Multiply(activities, solved.Denominator);
        }

        for (int place = 0; place < basicVariables.Length; place++)
        {
            values[basicVariables[place]] = solved.Numerators[place];
            program.AddColumn(activities, basicVariables[place], solved.Numerators[place]);
        }

        for (int row = 0; row < program.Rows; row++)
        {
            int index = program.Variables + row;
            values[index] = status[index] == BasisStatus.Basic ? activities[row] : values[index];
        }

        return new(values, solved.Denominator);
    }

    private static void Multiply(BigInteger[] values, BigInteger factor)
    {
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = values[index].IsZero ? values[index] : values[index] * factor;
        }
    }
}
