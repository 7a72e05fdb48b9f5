using System.Runtime.InteropServices;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Peers;

/// <summary>HiGHS through its C interface, with indices of 32 bits, as its releases are built: on one thread, silent.</summary>
/// <remarks>Making an instance costs it as much as a small solve, so one that is done with is kept, emptied, for the next program.</remarks>
internal sealed unsafe class HighsPeer : IPeer
{
    private readonly HighsMode mode;
    private readonly delegate* unmanaged<nint> create;
    private readonly delegate* unmanaged<nint, void> destroy;
    private readonly delegate* unmanaged<nint, byte*, int, int> setFlag;
    private readonly delegate* unmanaged<nint, byte*, int, int> setNumber;
    private readonly delegate* unmanaged<nint, byte*, byte*, int> setWord;
    private readonly delegate* unmanaged<nint, int, int, int, int, int, double, double*, double*, double*, double*, double*, int*, int*, double*, int> pass;
    private readonly delegate* unmanaged<nint, int> clear;
    private readonly delegate* unmanaged<nint, int> run;
    private readonly delegate* unmanaged<nint, int> status;
    private readonly delegate* unmanaged<nint, double> value;
    private readonly delegate* unmanaged<nint, int, double, int> changeCost;
    private readonly delegate* unmanaged<nint, int, double, double, int> changeRow;
    private nint spare;

    public HighsPeer(nint library, HighsMode mode)
    {
        this.mode = mode;
        create = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "Highs_create");
        destroy = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "Highs_destroy");
        setFlag = (delegate* unmanaged<nint, byte*, int, int>)NativeLibrary.GetExport(library, "Highs_setBoolOptionValue");
        setNumber = (delegate* unmanaged<nint, byte*, int, int>)NativeLibrary.GetExport(library, "Highs_setIntOptionValue");
        setWord = (delegate* unmanaged<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, "Highs_setStringOptionValue");
        pass = (delegate* unmanaged<nint, int, int, int, int, int, double, double*, double*, double*, double*, double*, int*, int*, double*, int>)
            NativeLibrary.GetExport(library, "Highs_passLp");
        clear = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "Highs_clearModel");
        run = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "Highs_run");
        status = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "Highs_getModelStatus");
        value = (delegate* unmanaged<nint, double>)NativeLibrary.GetExport(library, "Highs_getObjectiveValue");
        changeCost = (delegate* unmanaged<nint, int, double, int>)NativeLibrary.GetExport(library, "Highs_changeColCost");
        changeRow = (delegate* unmanaged<nint, int, double, double, int>)NativeLibrary.GetExport(library, "Highs_changeRowBounds");
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "Highs_version"))()) ?? "unknown";
    }

    public string Name => mode switch
    {
        HighsMode.Simplex => "highs",
        HighsMode.SimplexWithoutPresolve => "highs without presolve",
        _ => "highs interior point",
    };

    /// <summary>Gets a value indicating whether it runs a simplex method.</summary>
    public bool IsSimplex => mode != HighsMode.InteriorPoint;

    public string Version { get; }

    public IPeerModel Load(ProgramArrays program)
    {
        nint model = Interlocked.Exchange(ref spare, 0);
        model = model != 0 ? model : Create();
        fixed (int* starts = program.Starts, rows = program.Rows)
        fixed (double* values = program.Values, lower = program.Lower, upper = program.Upper, costs = program.Costs)
        fixed (double* low = program.RowLower, high = program.RowUpper)
        {
            pass(
                model, program.Costs.Length, program.RowLower.Length, program.Values.Length, 1, program.IsMaximization ? -1 : 1,
                program.Constant, costs, lower, upper, low, high, starts, rows, values);
        }

        return new Model(this, model);
    }

    private nint Create()
    {
        nint model = create();
        fixed (byte* output = "output_flag\0"u8, solver = "solver\0"u8, simplex = "simplex\0"u8, interior = "ipm\0"u8, presolve = "presolve\0"u8, off = "off\0"u8)
        fixed (byte* threads = "threads\0"u8, parallel = "parallel\0"u8)
        {
            setFlag(model, output, 0);
            setWord(model, solver, mode == HighsMode.InteriorPoint ? interior : simplex);
            setNumber(model, threads, 1);
            setWord(model, parallel, off);
            if (mode == HighsMode.SimplexWithoutPresolve)
            {
                setWord(model, presolve, off);
            }
        }

        return model;
    }

    private sealed class Model(HighsPeer peer, nint model) : IPeerModel
    {
        public double Value => peer.value(model);

        public LinearProgramStatus? Solve()
        {
            peer.run(model);
            return peer.status(model) switch
            {
                7 => LinearProgramStatus.Optimal,
                8 => LinearProgramStatus.Infeasible,
                10 => LinearProgramStatus.Unbounded,
                _ => null,
            };
        }

        public void ChangeCost(int variable, double cost) => peer.changeCost(model, variable, cost);

        public void ChangeRowBounds(int row, double lower, double upper) => peer.changeRow(model, row, lower, upper);

        public void Dispose()
        {
            peer.clear(model);
            if (Interlocked.CompareExchange(ref peer.spare, model, 0) != 0)
            {
                peer.destroy(model);
            }
        }
    }
}
