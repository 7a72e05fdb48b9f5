using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mechanisms.SideBySide.Measuring;

/// <summary>The processor time of the calling thread, so that other work on the machine counts for nobody.</summary>
/// <remarks>On systems other than Linux it is the wall clock; the report says which was used.</remarks>
internal static partial class ThreadClock
{
    /// <summary>Seconds below which no difference is meant.</summary>
    public const double Resolution = 1e-8;

    // A struct of sixteen 64-bit words that begins with user and system time, each in seconds and microseconds.
    private const int UsageWords = 32;

    private const int ThreadProcessorTime = 3;

    public static bool IsProcessorTime { get; } = OperatingSystem.IsLinux();

    /// <summary>Reads the clock.</summary>
    /// <returns>Seconds from an arbitrary origin.</returns>
    public static double Now()
    {
        if (!IsProcessorTime)
        {
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        }

        _ = ReadClock(ThreadProcessorTime, out TimeSpecification time);
        return time.Seconds + (time.Nanoseconds * 1e-9);
    }

    /// <summary>Reads the processor time of the processes that this one has waited for; 0 on systems other than Linux.</summary>
    /// <returns>Seconds.</returns>
    public static double OfChildren()
    {
        const int Children = -1;
        Span<long> usage = stackalloc long[UsageWords];
        return IsProcessorTime && ReadUsage(Children, ref usage[0]) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) * 1e-6)
            : 0;
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ReadUsage(int who, ref long usage);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
