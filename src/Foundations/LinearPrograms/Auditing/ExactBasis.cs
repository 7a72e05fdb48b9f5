using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>The exact solutions that belong to a basis.</summary>
internal sealed class ExactBasis
{
    private readonly ExactProgram program;
    private readonly BasisStatus[] status;
    private readonly List<int> basicVariables = [];
    private readonly List<int> tightRows = [];
    private readonly int[] placeOfRow;
    private readonly ExactFactors factors;

    public ExactBasis(ExactProgram program, BasisStatus[] status, AuditClock clock)
    {
        this.program = program;
        this.status = status;
        placeOfRow = new int[program.Rows];
        for (int row = 0; row < program.Rows; row++)
        {
            bool isTight = status[program.Variables + row] != BasisStatus.Basic;
            placeOfRow[row] = isTight ? tightRows.Count : -1;
            if (isTight)
            {
                tightRows.Add(row);
            }
        }

        basicVariables.AddRange(Enumerable.Range(0, program.Variables).Where(variable => status[variable] == BasisStatus.Basic));
        factors = new(basicVariables.ConvertAll(TightPart), clock);
    }

    public bool IsSingular => factors.IsSingular;

    /// <summary>The point of the basis, shape [variable, then row].</summary>
    public Rational[] Point()
    {
        Rational[] point = new Rational[status.Length];
        for (int index = 0; index < point.Length; index++)
        {
            point[index] = status[index] switch
            {
                BasisStatus.AtLower => program.Lower[index] ?? default,
                BasisStatus.AtUpper => program.Upper[index] ?? default,
                _ => default,
            };
        }

        Complete(point);
        return point;
    }

    /// <summary>How everything moves per unit of a nonbasic variable, shape [variable, then row].</summary>
    public Rational[] Motion(int entering, int direction)
    {
        Rational[] motion = new Rational[status.Length];
        motion[entering] = direction;
        Complete(motion);
        return motion;
    }

    /// <summary>The prices of the rows under which every basic variable has reduced cost 0.</summary>
    public Rational[] Prices(Rational[] cost)
    {
        Rational[] prices = new Rational[program.Rows];
        for (int row = 0; row < program.Rows; row++)
        {
            prices[row] = placeOfRow[row] < 0 ? -cost[program.Variables + row] : default;
        }

        Rational[] solved = [.. basicVariables.Select(variable => cost[variable] - program.Combine(variable, prices))];
        factors.SolveTransposed(solved);
        for (int place = 0; place < solved.Length; place++)
        {
            prices[tightRows[place]] = solved[place];
        }

        return prices;
    }

    /// <summary>The reduced cost of a nonbasic variable under prices.</summary>
    public Rational ReducedCost(int index, Rational[] cost, Rational[] prices) => index < program.Variables
        ? cost[index] - program.Combine(index, prices)
        : cost[index] + prices[index - program.Variables];

    private List<(int Row, Rational Value)> TightPart(int variable)
    {
        List<(int, Rational)> part = [];
        foreach ((int row, Rational value) in program.Column(variable))
        {
            if (placeOfRow[row] >= 0 && !value.IsZero)
            {
                part.Add((placeOfRow[row], value));
            }
        }

        return part;
    }

    // Fills in the basic values that go with the nonbasic ones.
    private void Complete(Rational[] values)
    {
        Rational[] activities = program.Activities(values.AsSpan(0, program.Variables));
        Rational[] solved = [.. tightRows.Select(row => values[program.Variables + row] - activities[row])];
        factors.Solve(solved);
        for (int place = 0; place < solved.Length; place++)
        {
            values[basicVariables[place]] = solved[place];
            foreach ((int row, Rational value) in program.Column(basicVariables[place]))
            {
                activities[row] += value * solved[place];
            }
        }

        for (int row = 0; row < program.Rows; row++)
        {
            if (placeOfRow[row] < 0)
            {
                values[program.Variables + row] = activities[row];
            }
        }
    }
}
