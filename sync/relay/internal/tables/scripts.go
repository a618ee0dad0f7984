package tables

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
)

// RunScripts runs the scripts with these names, in their order.
func RunScripts(ctx context.Context, tx *sql.Tx, scripts fs.FS, names []string) error {
	for _, name := range names {
		script, err := fs.ReadFile(scripts, name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
