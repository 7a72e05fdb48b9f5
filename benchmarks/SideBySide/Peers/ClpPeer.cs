using System.Runtime.InteropServices;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Peers;

/// <summary>COIN-OR CLP through its C interface.</summary>
internal sealed unsafe class ClpPeer : IPeer
{
    private readonly ClpMode mode;
    private readonly delegate* unmanaged<nint> newModel;
    private readonly delegate* unmanaged<nint, void> deleteModel;
    private readonly delegate* unmanaged<nint, int, int, int*, int*, double*, double*, double*, double*, double*, double*, void> loadProblem;
    private readonly delegate* unmanaged<nint, double, void> setSense;
    private readonly delegate* unmanaged<nint, double, void> setOffset;
    private readonly delegate* unmanaged<nint, int, void> setLogLevel;
    private readonly delegate* unmanaged<nint, double, void> setLongest;
    private readonly delegate* unmanaged<nint, int> initialSolve;
    private readonly delegate* unmanaged<nint, int, int> dual;
    private readonly delegate* unmanaged<nint, int, int> primal;
    private readonly delegate* unmanaged<nint, int> status;
    private readonly delegate* unmanaged<nint, double> value;
    private readonly delegate* unmanaged<nint, double*> objective;
    private readonly delegate* unmanaged<nint, double*> rowLower;
    private readonly delegate* unmanaged<nint, double*> rowUpper;

    public ClpPeer(nint library, ClpMode mode)
    {
        this.mode = mode;
        newModel = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "Clp_newModel");
        deleteModel = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "Clp_deleteModel");
        loadProblem = (delegate* unmanaged<nint, int, int, int*, int*, double*, double*, double*, double*, double*, double*, void>)
            NativeLibrary.GetExport(library, "Clp_loadProblem");
        setSense = (delegate* unmanaged<nint, double, void>)NativeLibrary.GetExport(library, "Clp_setOptimizationDirection");
        setOffset = (delegate* unmanaged<nint, double, void>)NativeLibrary.GetExport(library, "Clp_setObjectiveOffset");
        setLogLevel = (delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(library, "Clp_setLogLevel");
        setLongest = (delegate* unmanaged<nint, double, void>)NativeLibrary.GetExport(library, "Clp_setMaximumSeconds");
        initialSolve = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "Clp_initialSolve");
        dual = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "Clp_dual");
        primal = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "Clp_primal");
        status = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "Clp_status");
        value = (delegate* unmanaged<nint, double>)NativeLibrary.GetExport(library, "Clp_objectiveValue");
        objective = (delegate* unmanaged<nint, double*>)NativeLibrary.GetExport(library, "Clp_objective");
        rowLower = (delegate* unmanaged<nint, double*>)NativeLibrary.GetExport(library, "Clp_rowLower");
        rowUpper = (delegate* unmanaged<nint, double*>)NativeLibrary.GetExport(library, "Clp_rowUpper");
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "Clp_Version"))()) ?? "unknown";
    }

    public string Name => mode switch
    {
        ClpMode.Dual => "clp dual",
        ClpMode.Primal => "clp primal",
        _ => "clp initial solve",
    };

    public string Version { get; }

    public IPeerModel Load(ProgramArrays program)
    {
        nint model = newModel();
        setLogLevel(model, 0);
        setLongest(model, IPeer.LongestSeconds);
        fixed (int* starts = program.Starts, rows = program.Rows)
        fixed (double* values = program.Values, lower = program.Lower, upper = program.Upper, costs = program.Costs)
        fixed (double* low = program.RowLower, high = program.RowUpper)
        {
            loadProblem(
                model, program.Costs.Length, program.RowLower.Length, starts, rows, values, lower, upper, costs, low, high);
        }

        setSense(model, program.IsMaximization ? -1 : 1);
        setOffset(model, -program.Constant);
        return new Model(this, model);
    }

    private sealed class Model(ClpPeer peer, nint model) : IPeerModel
    {
        public double Value => peer.value(model);

        public LinearProgramStatus? Solve()
        {
            _ = peer.mode switch
            {
                ClpMode.Dual => peer.dual(model, 0),
                ClpMode.Primal => peer.primal(model, 0),
                _ => peer.initialSolve(model),
            };
            return peer.status(model) switch
            {
                0 => LinearProgramStatus.Optimal,
                1 => LinearProgramStatus.Infeasible,
                2 => LinearProgramStatus.Unbounded,
                _ => null,
            };
        }

        public void ChangeCost(int variable, double cost) => peer.objective(model)[variable] = cost;

        public void ChangeRowBounds(int row, double lower, double upper)
        {
            peer.rowLower(model)[row] = double.IsFinite(lower) ? lower : double.MinValue;
            peer.rowUpper(model)[row] = double.IsFinite(upper) ? upper : double.MaxValue;
        }

        public void Dispose() => peer.deleteModel(model);
    }
}
