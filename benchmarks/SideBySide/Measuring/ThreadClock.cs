using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mechanisms.SideBySide.Measuring;

/// <summary>The processor time of the calling thread, so that other work on the machine counts for nobody.</summary>
/// <remarks>On systems other than Linux it is the wall clock; the report says which was used.</remarks>
internal static partial class ThreadClock
{
    /// <summary>Seconds below which no difference is meant.</summary>
    public const double Resolution = 1e-8;

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

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
