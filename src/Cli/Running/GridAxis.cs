using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>A setting for which an experiment file lists several values.</summary>
/// <param name="Path">Place of the setting in the file, for example <c>environment.penalty</c>.</param>
/// <param name="Values">The values, at least one.</param>
internal sealed record GridAxis(string Path, Sequence<JsonField> Values)
{
    /// <summary>Gets the column of the setting in tables.</summary>
    internal Column Column => Values.All(value => IsNumber(value))
        ? Column.Numeric($"at_{Path.Replace('.', '_')}", Path)
        : Column.Textual($"at_{Path.Replace('.', '_')}", Path);

    /// <summary>A value as a cell of a table.</summary>
    internal Cell Cell(int index)
    {
        JsonField value = Values[index];
        return !IsNumber(value) ? (value.IsText ? value.ReadText() : value.Quote())
            : double.IsInteger(value.ReadNumber()) && Math.Abs(value.ReadNumber()) < long.MaxValue ? (long)value.ReadNumber()
            : value.ReadNumber();
    }

    /// <summary>A value with the name of its setting, as sentences and progress say it.</summary>
    internal string Label(int index) => $"{Path} {(Values[index].IsText ? Values[index].ReadText() : Values[index].Quote())}";

    private static bool IsNumber(JsonField value) => char.IsAsciiDigit(value.Quote()[0]) || value.Quote()[0] == '-';
}
