using Microsoft.Win32.SafeHandles;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Owns a model of CLP and deletes it.</summary>
internal sealed class ClpModelHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Initializes a handle on a new, empty model.</summary>
    public ClpModelHandle()
        : base(ownsHandle: true) => SetHandle(ClpFunctions.NewModel());

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        ClpFunctions.DeleteModel(handle);
        return true;
    }
}
