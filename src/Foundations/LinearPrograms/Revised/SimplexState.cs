using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>A basis of a scaled model with all that follows from it: factors, values, reduced costs. Primal and dual simplex work on it by turns.</summary>
/// <remarks>
/// Costs and bounds here are those worked with: they may be perturbed or shifted, and <see cref="RestoreCosts"/> and
/// <see cref="RestoreBounds"/> bring the model's own back. Variables beyond the columns are row activities, whose columns are −e(row).
/// </remarks>
internal sealed partial class SimplexState
{
    private const double WideBox = 1000;
    private readonly double[] weightOf;
    private readonly double[] allValues;
    private readonly double[] prices;
    private readonly int[] keptBasic;
    private readonly Standing[] keptStanding;
    private readonly SparseVector work;
    private ColumnView view;
    private RowMatrix? byRows;
    private bool hasFactors;

    public SimplexState(ScaledModel model)
    {
        Model = model;
        Columns = model.Columns;
        Rows = model.Rows;
        view = new(model.Columns, model.Starts, model.RowIndices, model.Coefficients);
        Factors = new(model.Rows);
        Basic = new int[model.Rows];
        Slot = new int[model.Total];
        Standing = new Standing[model.Total];
        Cost = new double[model.Total];
        Lower = new double[model.Total];
        Upper = new double[model.Total];
        Value = new double[model.Total];
        Reduced = new double[model.Total];
        BasicValue = new double[model.Rows];
        BasicLower = new double[model.Rows];
        BasicUpper = new double[model.Rows];
        EdgeWeight = new double[model.Rows];
        weightOf = new double[model.Total];
        work = new(model.Rows);
        allValues = new double[model.Total];
        prices = new double[model.Rows];
        keptBasic = new int[model.Rows];
        keptStanding = new Standing[model.Total];
        Refined = new(this);
    }

    public ScaledModel Model { get; }

    /// <summary>Number of columns when the state was made; the model may have grown since.</summary>
    public int Columns { get; }

    /// <summary>Number of rows when the state was made.</summary>
    public int Rows { get; }

    /// <summary>The matrix by rows, made when it is first needed: a basis that only needs to be checked does not.</summary>
    public RowMatrix ByRows
    {
        get
        {
            if (byRows is null)
            {
                byRows = new(Model);
                byRows.Reset(Standing);
            }

            return byRows;
        }
    }

    /// <summary>Gives rented memory back; the state must not be worked with any more.</summary>
    public void Release()
    {
        byRows?.Release();
        byRows = null;
    }

    public BasisFactors Factors { get; }

    /// <summary>Solves with residuals in twice the precision.</summary>
    public RefinedSolve Refined { get; }

    /// <summary>Whether values and reduced costs are refined whenever they are computed: narrow tolerances need it.</summary>
    public bool IsPrecise { get; set; }

    /// <summary>The variable of each slot of the basis; a slot is also a row.</summary>
    public int[] Basic { get; }

    /// <summary>The slot of each basic variable, −1 for others.</summary>
    public int[] Slot { get; }

    public Standing[] Standing { get; }

    /// <summary>Costs worked with, shape [variable].</summary>
    public double[] Cost { get; }

    /// <summary>Lower bounds worked with, shape [variable].</summary>
    public double[] Lower { get; }

    /// <summary>Upper bounds worked with, shape [variable].</summary>
    public double[] Upper { get; }

    /// <summary>Values of the nonbasic variables, shape [variable].</summary>
    public double[] Value { get; }

    /// <summary>Reduced costs, shape [variable]; 0 for basic ones.</summary>
    public double[] Reduced { get; }

    /// <summary>Values of the basic variables, shape [slot].</summary>
    public double[] BasicValue { get; }

    /// <summary>Lower bounds of the basic variables, shape [slot].</summary>
    public double[] BasicLower { get; }

    /// <summary>Upper bounds of the basic variables, shape [slot].</summary>
    public double[] BasicUpper { get; }

    /// <summary>Dual steepest-edge weights ‖eᵀB⁻¹‖², shape [slot].</summary>
    public double[] EdgeWeight { get; }

    /// <summary>Whether costs worked with differ from the model's.</summary>
    public bool CostsAreMoved { get; set; }

    /// <summary>Whether bounds worked with differ from the model's.</summary>
    public bool BoundsAreMoved { get; set; }

    /// <summary>Pivots since the engine began its solve, moves from bound to bound included.</summary>
    public long Pivots { get; set; }

    /// <summary>Whether so many steps of one run can only be a circle.</summary>
    public bool IsEndless(long steps) => (Model.IsWide || WideClaim.IsProvable(Model.Rows, Model.Columns)) && NumberSpread.IsEndless(steps, Model.Total);

    /// <summary>The smallest size of a pivot since the engine began its solve; at most 1.</summary>
    public double SmallestPivot { get; set; } = 1;

    /// <summary>Whether values and reduced costs were computed from factors without an update.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Takes the model's costs again.</summary>
    public void RestoreCosts()
    {
        Model.Cost.CopyTo(Cost, 0);
        CostsAreMoved = false;
    }

    /// <summary>Takes the model's bounds again and puts nonbasic variables on them.</summary>
    public void RestoreBounds()
    {
        Model.Lower.CopyTo(Lower, 0);
        Model.Upper.CopyTo(Upper, 0);
        BoundsAreMoved = false;
        SettleNonbasics();
    }

    /// <summary>
    /// Takes bounds under which every basis is dual feasible, so that the dual method makes reduced costs of right sign: [0, 1] where
    /// only a lower bound exists, [−1, 0] where only an upper, [−1000, 1000] where none, and [0, 0] where both.
    /// </summary>
    public void TakeBoxes()
    {
        for (int variable = 0; variable < Model.Total; variable++)
        {
            bool hasLower = double.IsFinite(Model.Lower[variable]);
            bool hasUpper = double.IsFinite(Model.Upper[variable]);
            Lower[variable] = hasLower ? 0 : hasUpper ? -1 : -WideBox;
            Upper[variable] = hasUpper ? 0 : hasLower ? 1 : WideBox;
            if (Slot[variable] < 0)
            {
                Standing[variable] = hasLower && hasUpper ? Revised.Standing.Fixed
                    : Reduced[variable] < 0 ? Revised.Standing.AtUpper
                    : Revised.Standing.AtLower;
                Settle(variable);
            }
        }

        BoundsAreMoved = true;
        byRows?.Reset(Standing);
    }

    /// <summary>Counts a move from bound to bound as a pivot.</summary>
    public void NoteFlip() => Pivots++;

    /// <summary>The objective at the present values in the scaled model's unit, with the costs worked with.</summary>
    public double Objective()
    {
        double sum = 0;
        for (int variable = 0; variable < Model.Total; variable++)
        {
            sum += Slot[variable] < 0 ? Cost[variable] * Value[variable] : 0;
        }

        for (int slot = 0; slot < Basic.Length; slot++)
        {
            sum += Cost[Basic[slot]] * BasicValue[slot];
        }

        return sum;
    }

    /// <summary>Keeps the present basis for <see cref="Recall"/>.</summary>
    public void Remember()
    {
        Basic.CopyTo(keptBasic, 0);
        Standing.CopyTo(keptStanding, 0);
    }

    /// <summary>Takes the basis kept by <see cref="Remember"/> again.</summary>
    public void Recall()
    {
        ForgetFactors();
        keptBasic.CopyTo(Basic, 0);
        keptStanding.CopyTo(Standing, 0);
        Slot.AsSpan().Fill(-1);
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            Slot[Basic[slot]] = slot;
        }

        ResetWeights();
    }

    /// <summary>Makes the row activities the basis.</summary>
    public void TakeLogicalBasis()
    {
        for (int variable = 0; variable < Model.Total; variable++)
        {
            Slot[variable] = variable - Model.Columns;
            Standing[variable] = variable < Model.Columns ? NearestBound(variable) : Revised.Standing.Basic;
        }

        for (int row = 0; row < Model.Rows; row++)
        {
            Basic[row] = Model.Columns + row;
        }

        Slot.AsSpan(0, Model.Columns).Fill(-1);
        ResetWeights();
    }

    /// <summary>Puts a column into a basis of row activities in the place of one of them, which stays on its bound.</summary>
    public void TakeInto(int row, int column)
    {
        int logical = Model.Columns + row;
        int slot = Slot[logical];
        (Basic[slot], Slot[column], Slot[logical]) = (column, slot, -1);
        Standing[logical] = Standing[logical] == Revised.Standing.Basic ? NearestBound(logical) : Standing[logical];
        Standing[column] = Revised.Standing.Basic;
        Settle(logical);
        ForgetFactors();
    }

    public void ResetWeights() => EdgeWeight.AsSpan().Fill(1);

    /// <summary>Has the basis factored anew even if it is the same: it was changed from outside, or larger pivots are asked for.</summary>
    public void ForgetFactors() => hasFactors = false;

    /// <summary>Where a nonbasic variable stands when nothing else is known: at its bound nearest to 0.</summary>
    public Standing NearestBound(int variable)
    {
        double lower = Model.Lower[variable];
        double upper = Model.Upper[variable];
        return lower == upper ? Revised.Standing.Fixed
            : double.IsInfinity(lower) && double.IsInfinity(upper) ? Revised.Standing.Free
            : Math.Abs(lower) <= Math.Abs(upper) ? Revised.Standing.AtLower
            : Revised.Standing.AtUpper;
    }

    /// <summary>Puts a nonbasic variable on the bound it stands at.</summary>
    public void Settle(int variable) => Value[variable] = Standing[variable] switch
    {
        Revised.Standing.AtLower or Revised.Standing.Fixed => Lower[variable],
        Revised.Standing.AtUpper => Upper[variable],
        _ => 0,
    };

    /// <summary>Puts nonbasic variables where their standing says, after bounds changed; a standing at an absent bound becomes another.</summary>
    public void SettleNonbasics()
    {
        for (int variable = 0; variable < Model.Total; variable++)
        {
            if (Slot[variable] < 0)
            {
                Standing[variable] = Kept(variable);
                Settle(variable);
            }
        }

        byRows?.Reset(Standing);
    }

    private Standing Kept(int variable)
    {
        double lower = Model.Lower[variable];
        double upper = Model.Upper[variable];
        bool isBoxed = lower < upper && double.IsFinite(lower) && double.IsFinite(upper);
        return isBoxed && (Standing[variable] is Revised.Standing.AtLower or Revised.Standing.AtUpper)
            ? Standing[variable]
            : NearestBound(variable);
    }
}
