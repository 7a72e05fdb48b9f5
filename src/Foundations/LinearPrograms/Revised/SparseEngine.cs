using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The sparse revised simplex method: a scaled copy of the model, a factored basis, and dual and primal runs by turns.</summary>
/// <remarks>
/// A status leaves this class with verified evidence only: an optimum with refined values and prices, infeasibility with multipliers and
/// unboundedness with a feasible point and a ray, each measured on the model's data. Deterministic; ties go to the lowest index.
/// </remarks>
internal sealed partial class SparseEngine : ISimplexEngine
{
    private readonly SimplexModel model;
    private readonly SparseEngineKind kind;
    private readonly ScaledModel scaled;
    private SimplexState state = null!;
    private CostPerturbation costs = null!;
    private BoundPerturbation bounds = null!;
    private DualSimplex? dual;
    private PrimalSimplex? primal;
    private PolishedAnswer polished = null!;
    private Certificates? certificates;
    private double[] values = [];
    private double[] prices = [];
    private double[] reduced = [];
    private double[] multipliers = [];
    private double[] ray = [];
    private bool isCold = true;

    // Entries as small as rounding stop nothing here: a ray that meets one is none.
    private bool hasProof;
    private bool costsChanged;
    private bool boundsChanged;

    // Matrix or size changed: the model is read anew before its next use, once for all changes until then.
    private bool isStale;

    // A dual run ended on the model's own costs and bounds, and another engine is going to compute the values again.
    private bool isSettled;

    /// <summary>Initializes an engine at the basis of row activities.</summary>
    /// <param name="model">What to solve.</param>
    /// <param name="kind">What the engine is for.</param>
    public SparseEngine(SimplexModel model, SparseEngineKind kind = SparseEngineKind.Final)
    {
        this.model = model;
        this.kind = kind;
        scaled = new(model);
        Load();
        state.TakeLogicalBasis();
        state.RestoreCosts();
        state.RestoreBounds();
    }

    public ReadOnlySpan<double> Primal => values;

    public ReadOnlySpan<double> RowDuals => prices;

    public ReadOnlySpan<double> ReducedCosts => reduced;

    public ReadOnlySpan<double> Multipliers => multipliers;

    public ReadOnlySpan<double> Ray => ray;

    public double Objective { get; private set; }

    public long Pivots => state.Pivots;

    public string Advice { get; private set; } = string.Empty;

    public bool IsWide => scaled.IsWide;

    public bool IsDoubtful => hasProof || !polished.IsAccurate || state.SmallestPivot < Dense.DenseEngine.DoubtfulPivot;

    public LinearProgramCertificate Certificate { get; private set; }

    public void Remark(string advice, LinearProgramCertificate certificate) => (Advice, Certificate) = (advice, certificate);

    public void CostsChanged() => costsChanged = true;

    public void BoundsChanged() => boundsChanged = true;

    public void MatrixChanged() => isStale = true;

    public void Grew() => isStale = true;

    public void Release() => state.Release();

    public void SetBasis(ReadOnlySpan<BasisStatus> columns, ReadOnlySpan<BasisStatus> rows)
    {
        ReadChanges();
        int count = 0;
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            BasisStatus status = variable < scaled.Columns ? columns[variable] : rows[variable - scaled.Columns];
            bool isBasic = status == BasisStatus.Basic && count < scaled.Rows;
            state.Slot[variable] = isBasic ? count : -1;
            state.Standing[variable] = isBasic ? Standing.Basic : FromStatus(status);
            if (isBasic)
            {
                state.Basic[count++] = variable;
            }
        }

        FillBasis(count);
        state.ForgetFactors();
        state.ResetWeights();
        isCold = false;
        boundsChanged = true;
    }

    public void CopyBasis(Span<BasisStatus> columns, Span<BasisStatus> rows)
    {
        ReadChanges();
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            BasisStatus status = ToStatus(variable);
            if (variable < scaled.Columns)
            {
                columns[variable] = status;
            }
            else
            {
                rows[variable - scaled.Columns] = status;
            }
        }
    }

    // What a solve may never need is made when it is first used.
    private DualSimplex Dual => dual ??= new(state, costs) { TrustsUpdates = kind != SparseEngineKind.Final };

    private PrimalSimplex PrimalMethod => primal ??= new(state, bounds);

    private Certificates Evidence => certificates ??= new(state);

    private static Standing FromStatus(BasisStatus status) => status switch
    {
        BasisStatus.AtUpper => Standing.AtUpper,
        BasisStatus.Free => Standing.Free,
        _ => Standing.AtLower,
    };

    // A fixed variable is reported at the bound that its reduced cost asks for.
    private BasisStatus ToStatus(int variable) => state.Standing[variable] switch
    {
        Standing.Basic => BasisStatus.Basic,
        Standing.AtUpper => BasisStatus.AtUpper,
        Standing.Free => BasisStatus.Free,
        Standing.Fixed when state.Reduced[variable] < 0 => BasisStatus.AtUpper,
        _ => BasisStatus.AtLower,
    };

    private void Load()
    {
        scaled.LoadAll();
        state = new(scaled);
        costs = new(state);
        bounds = new(state);
        dual = null;
        primal = null;
        certificates = null;
        polished = new(state);
        values = new double[scaled.Columns];
        reduced = new double[scaled.Columns];
        ray = new double[scaled.Columns];
        prices = new double[scaled.Rows];
        multipliers = new double[scaled.Rows];
    }

    private void ReadChanges()
    {
        if (isStale)
        {
            isStale = false;
            SimplexState before = state;
            Load();
            CopyStanding(before);
            before.Release();
            costsChanged = boundsChanged = true;
        }
    }

    private void CopyStanding(SimplexState before)
    {
        int count = 0;
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            int row = variable - scaled.Columns;
            int old = row < 0 ? variable : before.Columns + row;
            bool isNew = row < 0 ? variable >= before.Columns : row >= before.Rows;
            Standing standing = isNew ? (row < 0 ? state.NearestBound(variable) : Standing.Basic) : before.Standing[old];
            state.Standing[variable] = standing;
            state.Slot[variable] = standing == Standing.Basic ? count : -1;
            if (standing == Standing.Basic)
            {
                state.EdgeWeight[count] = isNew ? 1 : before.EdgeWeight[before.Slot[old]];
                state.Basic[count++] = variable;
            }
        }
    }

    // Too few basic members were named: row activities fill the basis, the last rows first.
    private void FillBasis(int count)
    {
        for (int variable = scaled.Total - 1; count < scaled.Rows; variable--)
        {
            if (state.Slot[variable] < 0)
            {
                state.Slot[variable] = count;
                state.Standing[variable] = Standing.Basic;
                state.Basic[count++] = variable;
            }
        }
    }
}
