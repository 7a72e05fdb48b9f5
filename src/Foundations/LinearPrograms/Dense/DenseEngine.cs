using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Simplex on a dense tableau, for programs so small that sparse data structures would cost more than they save.</summary>
/// <remarks>
/// Primal simplex with Harris's two-pass ratio test, and with Devex weights unless the program is tiny; phase 1 lowers the sum of violations. Where the start has right
/// slopes but violates bounds, as after a change of bounds, the dual simplex runs first; from a given basis wrong slopes count as 0 so long. Ties go to the lowest place. After a streak of
/// steps whose gains do not outweigh their losses Bland's rule takes over until the next progress. Rounding may still lead round in a circle: after as many more steps, or
/// far more in all than are usual without a gain that a tableau built anew shows, the search is sent back; in the end it begins again without the basis that it was given, and
/// then it gives up. Nothing is claimed from the tableau
/// alone: see the conclusions.
/// </remarks>
internal sealed partial class DenseEngine : ISimplexEngine
{
    public const double UnitRoundoff = 1.0 / (1L << 53);
    public const int PivotsBetweenLooks = 32;

    // The search keeps tolerances tighter than the library's by this factor: a small tableau has the digits for it.
    private const double Strictness = 1.0 / 128;

    // Cells of a program from which on Devex weights save more by fewer pivots than they cost: matrix games of 20 strategies take 21.2
    // pivots with them and 21.6 without.
    private const int WeightlessProgram = 512;

    // A pivot smaller than this makes a basis nearly singular: of the digits of a double ten are left then, and two of these in turn leave four.
    public const double DoubtfulPivot = 1.0 / (1 << 20);

    // How often a conclusion that fails its check may send the search back before the engine gives up.
    private const int MaximumSetbacks = 24;

    // Cells of a tableau whose pivots take well under a microsecond: the clock need not be asked at each.
    private const int SmallTableau = 4096;

    private readonly DenseProgram program = new();
    private readonly DenseTableau tableau;
    private SimplexModel model;
    private double[] originalCosts = [];
    private double[] minimized = [];
    private bool isLoaded;
    private bool isBuilt;
    private bool hasNewCosts;
    private bool hasNewBounds;
    private bool hasStart;

    // Whether a ray met what was taken for rounding.
    private bool hasDoubt;
    private int setbacks;
    private long pivotsUntilLook;
    private double feasibility;
    private double optimality;

    public DenseEngine(SimplexModel model)
    {
        this.model = model;
        tableau = new(program);
    }

    /// <summary>Gets by how much a bound may be missed in the search, for a bound of size 0.</summary>
    public static double Feasibility { get; } = Tolerances.Feasibility.Relative * Strictness;

    /// <summary>Gets the gain that counts as none in the search.</summary>
    public static double Optimality { get; } = Tolerances.Optimality.Relative * Strictness;

    /// <summary>Gets the size up to which cells are no pivots.</summary>
    public static double SmallestPivot { get; } = Tolerances.Pivot.Relative * Strictness;

    public long Pivots { get; private set; }

    public string Advice { get; private set; } = string.Empty;

    public bool IsWide => program.IsWide;

    public bool IsDoubtful => (isConcluded ? factors.SmallestPivot : tableau.SmallestPivot) < DoubtfulPivot || hasDoubt || setbacks >= StrictSetbacks;

    /// <summary>Whether columns are chosen by Devex weights; by their gain alone where that costs more than it saves.</summary>
    public static bool UsesWeights(int rows, int columns) => (long)rows * columns > WeightlessProgram;

    /// <summary>Steps without progress after which Bland's rule takes over.</summary>
    public static int IdleLimit(int rows, int columns) => 200 + (4 * (rows + columns));

    /// <summary>Turns to another model, keeping the memory; the basis is that of all row activities.</summary>
    public void Begin(SimplexModel next)
    {
        model = next;
        originalCosts = next.Cost;
        isLoaded = isBuilt = false;
        program.Forget();
        tableau.Forget();
    }

    public LinearProgramCertificate Certificate { get; private set; }

    public void Remark(string advice, LinearProgramCertificate certificate) => (Advice, Certificate) = (advice, certificate);

    public void CostsChanged() => hasNewCosts = true;

    public void BoundsChanged() => hasNewBounds = true;

    public LinearProgramStatus Solve(in SimplexLimits limits)
    {
        Pivots = 0;
        Remark(string.Empty, LinearProgramCertificate.Given);
        if (limits.Interruption() is { } stopped)
        {
            return stopped;
        }

        Prepare();
        if (!isBuilt)
        {
            if (IsConcluded(limits))
            {
                return LinearProgramStatus.Optimal;
            }

            Build();
        }

        return Run(limits);
    }

    /// <summary>Solves a program given row by row, which no model stands behind, from the basis of its row activities.</summary>
    /// <param name="sense">Whether its costs are to be minimized or maximized.</param>
    /// <param name="member">The program.</param>
    /// <param name="limits">When to stop.</param>
    public LinearProgramStatus Solve(ObjectiveSense sense, BatchMember member, in SimplexLimits limits)
    {
        Pivots = 0;
        Remark(string.Empty, LinearProgramCertificate.Given);
        tableau.Forget();
        hasStart = isConcluded = false;
        Minimize(sense, member.Costs);
        program.Load(originalCosts.AsSpan(0, member.Costs.Length), member.Matrix, member.Columns, member.Rows);
        TakeShape();
        Build();
        if (limits.Interruption() is { } stopped)
        {
            return stopped;
        }

        BeginSearch();
        return Run(limits);
    }

    private void Minimize(ObjectiveSense sense, ReadOnlySpan<double> costs)
    {
        if (minimized.Length < costs.Length)
        {
            minimized = new double[costs.Length];
        }

        for (int column = 0; column < costs.Length; column++)
        {
            minimized[column] = sense == ObjectiveSense.Maximize ? -costs[column] : costs[column];
        }

        originalCosts = minimized;
    }

    private LinearProgramStatus Run(in SimplexLimits limits) => program.HasCrossingBounds ? ConcludeCrossing()
        : program.HasLostNumbers ? GiveUp()
        : Search(limits);

    // Reads what changed in the model since the last solve.
    private void Prepare()
    {
        bool isForBasis = tableau.HasBasis && !isBuilt;
        if (!isLoaded || (isForBasis && program.IsScaledForSearch))
        {
            program.Load(model, isForBasis: tableau.HasBasis);
            TakeShape();
            (isLoaded, isBuilt) = (true, false);
        }
        else
        {
            if (hasNewCosts)
            {
                LoadCosts();
            }

            if (hasNewBounds)
            {
                LoadBounds();
            }
        }

        hasNewCosts = hasNewBounds = false;
        originalCosts = model.Cost;
        hasStart = tableau.HasBasis;
        BeginSearch();
    }

    private void LoadCosts()
    {
        program.LoadCosts(model.Cost);
        if (isBuilt)
        {
            tableau.ComputeSlopes();
        }
    }

    private void LoadBounds()
    {
        program.LoadBounds((model.ColumnLower, model.ColumnUpper), (model.RowLower, model.RowUpper));
        if (isBuilt)
        {
            tableau.AdoptBounds();
        }
    }

    private void BeginSearch()
    {
        setbacks = 0;
        hasDoubt = false;
        pivotsUntilLook = 0;
        BeginProgress();
        (feasibility, optimality) = (Feasibility, Optimality);
    }

    private void TakeShape()
    {
        tableau.TakeShape();
        Reserve();
    }

    private void Build()
    {
        if (program.IsUnscaled)
        {
            Rescale();
        }

        program.RequireMatrix();
        if (isFactored)
        {
            tableau.Build(factors);
            CompleteTableau();
        }
        else if (tableau.HasBasis)
        {
            Rebuild();
        }
        else
        {
            tableau.Reset();
            Weights.Fill(1);
        }

        (isBuilt, isFactored) = (true, false);
    }

    // A search wants numbers of about 1.
    private void Rescale()
    {
        program.Load(model);
        if (isFactored)
        {
            isFactored = tableau.Arrange() && FactorBasis();
        }
    }

    private LinearProgramStatus Search(in SimplexLimits limits)
    {
        bool isFeasible = !Classify();
        if (!isFeasible && ChooseDual())
        {
            LinearProgramStatus? stopped = SearchDual(limits);
            RestoreSlopes();
            if (stopped is { } early)
            {
                return early;
            }

            isFeasible = !Classify();
        }

        for (; ; isFeasible = !Classify())
        {
            if (Interruption(limits) is { } interruption)
            {
                return interruption;
            }

            if (program.IsWide && NumberSpread.IsEndless(Pivots, (long)tableau.Rows + tableau.Columns))
            {
                return GiveUp();
            }

            if (Pivots > patienceEnd)
            {
                if (HasNoMerit() && Setback() is { } ended)
                {
                    return ended;
                }

                continue;
            }

            if (isFeasible && !isAtObjective)
            {
                TurnToObjective();
            }

            ReadOnlySpan<double> slopes = isFeasible ? tableau.Slopes : ComputeGradient();
            int entering = UsesBland ? LowestImproving(slopes) : BestImproving(slopes);
            LinearProgramStatus? conclusion = entering < 0 ? Conclude(isFeasible)
                : Pivots >= limits.MaxPivots ? LinearProgramStatus.PivotLimit
                : Advance(entering, slopes[entering], isFeasible == isAtObjective ? slopes[entering] : tableau.Slopes[entering]);
            if (conclusion is { } status)
            {
                return status;
            }
        }
    }

    private bool Classify() => DenseKernels.Classify(
        new(tableau.Values.AsSpan(0, tableau.Height), tableau.Lower, tableau.Upper), feasibility, Excess, stopsBelow, stopsAbove);

    // Phase 1 minimizes the sum of violations: its slopes along the columns.
    private ReadOnlySpan<double> ComputeGradient()
    {
        Span<double> slopes = Gradient;
        slopes.Clear();
        for (int row = 0; row < tableau.Rows; row++)
        {
            if (excess[row] != 0)
            {
                DenseKernels.AddMultiple(slopes, tableau.Row(row), Math.Sign(excess[row]));
            }
        }

        return slopes;
    }

    private LinearProgramStatus? Interruption(in SimplexLimits limits)
    {
        if (--pivotsUntilLook > 0)
        {
            return null;
        }

        pivotsUntilLook = tableau.Rows * tableau.Stride <= SmallTableau ? PivotsBetweenLooks : 1;
        if (limits.Progress is not null)
        {
            Report(limits);
        }

        return limits.Interruption();
    }

    private void Report(in SimplexLimits limits)
    {
        double violation = PresentViolation();
        limits.Report(
            violation > 0 ? LinearProgramPhase.Feasibility : LinearProgramPhase.Optimization, Pivots, program.UnscaledBound(violation), PresentObjective());
    }

    private double PresentViolation()
    {
        double sum = 0;
        foreach (double part in Excess)
        {
            sum += Math.Abs(part);
        }

        return sum;
    }

    private double PresentObjective()
    {
        double sum = 0;
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            sum += variable < tableau.Columns ? program.Cost[variable] * tableau.Values[row] : 0;
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            sum += variable < tableau.Columns ? program.Cost[variable] * tableau.Resting[column] : 0;
        }

        return program.UnscaledObjective(sum);
    }

    private LinearProgramStatus GiveUp()
    {
        Advice = "Check the units: numbers that differ by more than nine powers of ten in one row or column are beyond double precision.";
        return LinearProgramStatus.NumericalTrouble;
    }
}
