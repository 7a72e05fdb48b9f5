using System.Runtime.InteropServices;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Peers;

/// <summary>GLPK through its C interface: loaded only where the user names it, for it is under the GPL and nothing of it is shipped.</summary>
internal sealed unsafe class GlpkPeer : IPeer
{
    // The parameters are a C struct of some 400 bytes that begins with the message level and the method; the library fills it in.
    private const int ParameterBytes = 1024;
    private const int DualMethod = 3;
    private readonly bool isDual;
    private readonly nint parameters;
    private readonly delegate* unmanaged<nint> create;
    private readonly delegate* unmanaged<nint, void> delete;
    private readonly delegate* unmanaged<nint, int, void> setSense;
    private readonly delegate* unmanaged<nint, int, int> addRows;
    private readonly delegate* unmanaged<nint, int, int> addColumns;
    private readonly delegate* unmanaged<nint, int, int, double, double, void> setRowBounds;
    private readonly delegate* unmanaged<nint, int, int, double, double, void> setColumnBounds;
    private readonly delegate* unmanaged<nint, int, double, void> setCost;
    private readonly delegate* unmanaged<nint, int, int, int*, double*, void> setColumn;
    private readonly delegate* unmanaged<nint, nint, int> simplex;
    private readonly delegate* unmanaged<nint, int> status;
    private readonly delegate* unmanaged<nint, double> value;

    public GlpkPeer(nint library, bool isDual)
    {
        this.isDual = isDual;
        create = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "glp_create_prob");
        delete = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "glp_delete_prob");
        setSense = (delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(library, "glp_set_obj_dir");
        addRows = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "glp_add_rows");
        addColumns = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "glp_add_cols");
        setRowBounds = (delegate* unmanaged<nint, int, int, double, double, void>)NativeLibrary.GetExport(library, "glp_set_row_bnds");
        setColumnBounds = (delegate* unmanaged<nint, int, int, double, double, void>)NativeLibrary.GetExport(library, "glp_set_col_bnds");
        setCost = (delegate* unmanaged<nint, int, double, void>)NativeLibrary.GetExport(library, "glp_set_obj_coef");
        setColumn = (delegate* unmanaged<nint, int, int, int*, double*, void>)NativeLibrary.GetExport(library, "glp_set_mat_col");
        simplex = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(library, "glp_simplex");
        status = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "glp_get_status");
        value = (delegate* unmanaged<nint, double>)NativeLibrary.GetExport(library, "glp_get_obj_val");
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "glp_version"))()) ?? "unknown";
        ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "glp_term_out"))(0);
        parameters = Marshal.AllocHGlobal(ParameterBytes);
        ((delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "glp_init_smcp"))(parameters);
        Marshal.WriteInt32(parameters, 0);
        if (isDual)
        {
            Marshal.WriteInt32(parameters, sizeof(int), DualMethod);
        }
    }

    public string Name => isDual ? "glpk dual" : "glpk";

    public string Version { get; }

    public IPeerModel Load(ProgramArrays program)
    {
        nint model = create();
        setSense(model, program.IsMaximization ? 2 : 1);
        if (program.RowLower.Length > 0)
        {
            addRows(model, program.RowLower.Length);
        }

        addColumns(model, program.Costs.Length);
        for (int row = 0; row < program.RowLower.Length; row++)
        {
            double lower = program.RowLower[row];
            double upper = program.RowUpper[row];
            setRowBounds(model, row + 1, Kind(lower, upper), lower, upper);
        }

        setCost(model, 0, program.Constant);
        AddColumns(model, program);
        return new Model(this, model);
    }

    private static int Kind(double lower, double upper) => (double.IsFinite(lower), double.IsFinite(upper)) switch
    {
        (false, false) => 1,
        (true, false) => 2,
        (false, true) => 3,
        _ => lower == upper ? 5 : 4,
    };

    // GLPK counts rows and the entries of a column from 1, and does not read entry 0.
    private void AddColumns(nint model, ProgramArrays program)
    {
        int[] rows = [.. program.Rows.Select(row => row + 1)];
        fixed (int* row = rows)
        fixed (double* entry = program.Values)
        {
            for (int column = 0; column < program.Costs.Length; column++)
            {
                double lower = program.Lower[column];
                double upper = program.Upper[column];
                setColumnBounds(model, column + 1, Kind(lower, upper), lower, upper);
                setCost(model, column + 1, program.Costs[column]);
                int start = program.Starts[column];
                setColumn(model, column + 1, program.Starts[column + 1] - start, row + start - 1, entry + start - 1);
            }
        }
    }

    private sealed class Model(GlpkPeer peer, nint model) : IPeerModel
    {
        public double Value => peer.value(model);

        public LinearProgramStatus? Solve() => peer.simplex(model, peer.parameters) != 0 ? null : peer.status(model) switch
        {
            5 => LinearProgramStatus.Optimal,
            4 => LinearProgramStatus.Infeasible,
            6 => LinearProgramStatus.Unbounded,
            _ => null,
        };

        public void ChangeCost(int variable, double cost) => peer.setCost(model, variable + 1, cost);

        public void ChangeRowBounds(int row, double lower, double upper) =>
            peer.setRowBounds(model, row + 1, Kind(lower, upper), lower, upper);

        public void Dispose() => peer.delete(model);
    }
}
