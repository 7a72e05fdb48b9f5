namespace Mechanisms.Foundations.References;

/// <summary>Names the source of an algorithm: a key of <c>docs/references.bib</c> and the place in that source.</summary>
/// <remarks>Carried by every algorithm of the suite; a test checks that each key exists.</remarks>
/// <param name="key">BibTeX key, for example <c>auer2002</c>.</param>
/// <param name="where">Theorem, figure, section or page, for example <c>Fig. 1 and Theorem 1</c>.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Interface,
    AllowMultiple = true,
    Inherited = false)]
public sealed class ReferenceAttribute(string key, string where) : Attribute
{
    /// <summary>BibTeX key in <c>docs/references.bib</c>.</summary>
    public string Key { get; } = key;

    /// <summary>Theorem, figure, section or page.</summary>
    public string Where { get; } = where;
}
