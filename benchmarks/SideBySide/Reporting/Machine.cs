using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Mechanisms.SideBySide.Reporting;

/// <summary>Where and on what a report was measured.</summary>
internal static class Machine
{
    private const int ShortCommit = 7;

    /// <summary>Describes processor, cores, load, runtime and commit, one line each.</summary>
    public static IEnumerable<string> Describe()
    {
        yield return $"- processor: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}";
        yield return $"- load average at the start: {Load()}";
        yield return $"- runtime: {RuntimeInformation.FrameworkDescription}, server collection {System.Runtime.GCSettings.IsServerGC}";
        yield return $"- commit: {Commit}, {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
    }

    /// <summary>Gets the short commit at the start, with a mark when files differ from it; outside a checkout the one that was built, with a mark, or <c>unknown</c>.</summary>
    public static string Commit { get; } = Git("rev-parse --short HEAD") is { Length: > 0 } commit
        ? Git("status --porcelain --untracked-files=no").Length == 0 ? commit : $"{commit}-changed"
        : BuiltFrom();

    public static string Load() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))
        : "unknown";

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    // What the build writes behind the version, 0.1.0+commit.
    private static string BuiltFrom() =>
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, { Length: >= ShortCommit } commit]
            ? $"{commit[..ShortCommit]}-built"
            : "unknown";

    private static string Git(string arguments)
    {
        try
        {
            using Process? git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            string output = git?.StandardOutput.ReadToEnd().Trim() ?? string.Empty;
            git?.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return string.Empty;
        }
    }
}
