using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A Python process that solves programs by <c>scipy.optimize.linprog</c>, and says how much processor time each call took.</summary>
/// <remarks>A program goes over the standard input as raw arrays and becomes SciPy's own matrices before the clock starts. The process ends with its input, that is, with this one.</remarks>
internal sealed class ScipyProcess
{
    private const string Script = """
        import sys, time
        import numpy as np, scipy
        from scipy.sparse import csc_matrix
        from scipy.optimize import linprog
        source, target = sys.stdin.buffer, sys.stdout
        def tell(words):
            target.write(words + "\n"); target.flush()
        def array(kind, count):
            return np.frombuffer(source.read(count * np.dtype(kind).itemsize), dtype=kind)
        tell(scipy.__version__)
        while True:
            head = source.read(4)
            if len(head) < 4: break
            if head == b"load":
                rows, columns, entries = array(np.int32, 3)
                costs, lower, upper = array(float, columns), array(float, columns), array(float, columns)
                low, high = array(float, rows), array(float, rows)
                starts, indices, values = array(np.int32, columns + 1), array(np.int32, entries), array(float, entries)
                matrix = csc_matrix((values, indices, starts), shape=(rows, columns)).tocsr()
                equal = low == high
                above, below = ~equal & np.isfinite(low), ~equal & np.isfinite(high)
                from scipy.sparse import vstack
                A_ub = vstack([matrix[below], -matrix[above]]).tocsc()
                b_ub = np.concatenate([high[below], -low[above]])
                A_eq, b_eq = matrix[equal].tocsc(), low[equal]
                bounds = np.column_stack([lower, upper])
                tell("loaded")
            else:
                method = {b"simp": "highs-ds", b"inte": "highs-ipm"}[head]
                limit = float(array(float, 1)[0])
                begun = time.process_time()
                try:
                    answer = linprog(costs, A_ub if A_ub.shape[0] else None, b_ub if A_ub.shape[0] else None, A_eq if A_eq.shape[0] else None, b_eq if A_eq.shape[0] else None, bounds, method=method, options={"time_limit": limit})
                    status, value = answer.status, answer.fun
                except Exception:
                    status, value = 4, None
                seconds = time.process_time() - begun
                tell("%d %r %r" % (status, float("nan") if value is None else float(value), seconds))
        """;

    private readonly Process process;
    private ProgramArrays? loaded;

    private ScipyProcess(Process process, string version)
    {
        this.process = process;
        Version = version;
    }

    /// <summary>Gets the version of SciPy.</summary>
    public string Version { get; }

    /// <summary>Gets the processor time of all solves so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Starts a process; null when the program is no Python with SciPy.</summary>
    public static ScipyProcess? TryStart(string python)
    {
        ProcessStartInfo start = new(python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        if (!File.Exists(python) || Process.Start(start) is not { } process)
        {
            return null;
        }

        return process.StandardOutput.ReadLine() is { } version ? new(process, version) : null;
    }

    /// <summary>Sends a program, whose objective is to be minimized; the one sent last is not sent again.</summary>
    public void Load(ProgramArrays program)
    {
        if (loaded == program)
        {
            return;
        }

        loaded = program;
        Stream stream = process.StandardInput.BaseStream;
        stream.Write("load"u8);
        Send([program.RowLower.Length, program.Costs.Length, program.Values.Length]);
        Send<double>([.. program.Costs.Select(cost => program.IsMaximization ? -cost : cost)]);
        Send<double>(program.Lower);
        Send<double>(program.Upper);
        Send<double>(program.RowLower);
        Send<double>(program.RowUpper);
        Send<int>(program.Starts);
        Send<int>(program.Rows);
        Send<double>(program.Values);
        stream.Flush();
        _ = Answer();
    }

    /// <summary>Solves the program sent last.</summary>
    /// <param name="isInteriorPoint">Whether by the interior point with crossover instead of the dual simplex.</param>
    /// <param name="limit">Seconds of wall time after which it gives up.</param>
    /// <returns>SciPy's status, 0 for optimal, and the smallest objective.</returns>
    public (int Status, double Value) Solve(bool isInteriorPoint, double limit)
    {
        process.StandardInput.BaseStream.Write(isInteriorPoint ? "inte"u8 : "simp"u8);
        Send([limit]);
        process.StandardInput.BaseStream.Flush();
        string[] answer = Answer().Split(' ');
        Seconds += double.Parse(answer[2], CultureInfo.InvariantCulture);
        return (int.Parse(answer[0], CultureInfo.InvariantCulture), answer[1] == "nan" ? double.NaN : double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    private string Answer() => process.StandardOutput.ReadLine() ?? throw new PeerException("SciPy's process has ended.");

    private void Send<T>(ReadOnlySpan<T> values)
        where T : unmanaged => process.StandardInput.BaseStream.Write(MemoryMarshal.AsBytes(values));
}
