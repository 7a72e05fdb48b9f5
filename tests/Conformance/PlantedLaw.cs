namespace Mechanisms.Conformance;

/// <summary>A law that must not hold, for its subject is wrong on purpose.</summary>
public static class PlantedLaw
{
    /// <summary>Fails unless the law was checked and a case was found that breaks it; a subject that throws proves nothing.</summary>
    public static void RequireFalsified(Action check)
    {
        string? message = Record.Exception(check)?.Message;
        Assert.NotNull(message);
        Assert.StartsWith("Falsifiable", message, StringComparison.Ordinal);
        Assert.Contains("Expected true, got false.", message, StringComparison.Ordinal);
    }
}
