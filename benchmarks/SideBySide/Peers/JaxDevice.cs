namespace Mechanisms.SideBySide.Peers;

/// <summary>What a JAX says of itself and of the device that it computes on.</summary>
/// <param name="Version">The version of JAX.</param>
/// <param name="Platform">The kind of device: <c>cpu</c>, <c>gpu</c> or another.</param>
/// <param name="Name">What the device's maker calls it.</param>
internal sealed record JaxDevice(string Version, string Platform, string Name)
{
    private const int Words = 3;

    /// <summary>Gets a value indicating whether JAX computes on the processor.</summary>
    public bool IsProcessor => Platform == "cpu";

    /// <summary>Reads the line that the process begins with; null where it is none.</summary>
    public static JaxDevice? Read(string? line) => line?.Split(' ', Words, StringSplitOptions.TrimEntries) is [{ Length: > 0 } version, { Length: > 0 } platform, { Length: > 0 } name]
        ? new(version, platform, name)
        : null;

    /// <summary>Writes version and device, for reports.</summary>
    public override string ToString() => $"{Version} on {Platform}, {Name}";
}
