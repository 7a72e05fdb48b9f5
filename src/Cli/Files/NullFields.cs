using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Files;

/// <summary>Fields that are there and say null.</summary>
internal static class NullFields
{
    /// <summary>Refuses them, as the JSON Schemas do: leaving a field out is the one way not to give it.</summary>
    /// <param name="field">An object; others are left alone. Objects inside it are searched too.</param>
    /// <param name="allowed">Names that may be null.</param>
    internal static void Refuse(JsonField field, params ReadOnlySpan<string> allowed)
    {
        if (!field.IsObject)
        {
            return;
        }

        foreach (JsonField inner in field.ReadFields())
        {
            string name = inner.Path[(inner.Path.LastIndexOf('.') + 1)..];
            if (inner.Quote() == "null" && !allowed.Contains(name))
            {
                throw inner.Error("A field must have a value; this one is null. Write one, or remove the field.");
            }

            Refuse(inner, allowed);
        }
    }
}
